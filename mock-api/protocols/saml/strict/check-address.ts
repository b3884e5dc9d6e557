import type { Call } from "#kernel/http/call.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { attributeOf, type XmlElement } from "#mock/encoding/xml.ts";
import { OtherAcs, OtherDestination } from "../errors.ts";

/** SAML 2.0 Core, 3.2.1: a message for somebody else is not handed on. Where signatures are demanded it has to say where it goes (Bindings, 3.4.5.2 and 3.5.5.2). */
export function checkDestination({ call, provider, message }: { call: Call; provider: SamlProvider; message: XmlElement }): void {
    const destination = attributeOf(message, "Destination");
    if (destination === undefined && provider.verification_kp === null) return;
    if (destination !== call.absolute(call.url.pathname)) throw new OtherDestination();
}

/** RFC 3986 6.2.2.1: upper and lower case make a difference in a path. */
export function checkExactAcs({ provider, message }: { provider: SamlProvider; message: XmlElement }): void {
    const asked = attributeOf(message, "AssertionConsumerServiceURL");
    if (asked !== undefined && asked !== provider.acs_url) throw new OtherAcs(asked, provider.acs_url);
}
