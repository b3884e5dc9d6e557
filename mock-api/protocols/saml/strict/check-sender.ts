import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { attributeOf, childOfName, textOf, type XmlElement } from "#mock/encoding/xml.ts";
import { OtherIssuer, UnreadableMessage } from "../errors.ts";
import { ASSERTION } from "../names.ts";

/** SAML 2.0 Core, 3.2.1: another version means something else by the same names. */
export function checkVersion({ message }: { message: XmlElement }): void {
    if (attributeOf(message, "Version") !== "2.0") throw new UnreadableMessage("It is not of version 2.0.");
}

/** SAML 2.0 Profiles, 4.1.4.1 and 4.4.4.1: the sender says who it is. A provider knows the other side by its audience; without one, any name will do. */
export function checkIssuer({ provider, message }: { provider: SamlProvider; message: XmlElement }): void {
    const issuer = childOfName(message, ASSERTION, "Issuer");
    const name = issuer && textOf(issuer).trim();
    if (!name) throw new OtherIssuer("It does not say who that is.");
    if (provider.audience && name !== provider.audience) throw new OtherIssuer();
}
