import type { Call } from "#kernel/call.ts";
import type { XmlElement } from "#mock/encoding/xml.ts";
import { readDeflated, readPlain } from "../message.ts";

interface Received {
    readonly message: XmlElement;
    readonly relayState: string | null;
}

const relayState = ({ url }: Call): string | null => url.searchParams.get("RelayState") || null;

/** SAML 2.0 Bindings, 3.4: the request is in the address. */
export const readRedirect = async ({ call }: { call: Call }): Promise<Received> => ({
    message: await readDeflated(call.url.searchParams.get("SAMLRequest")),
    relayState: relayState(call),
});

/** SAML 2.0 Bindings, 3.5: the request came by a form, whose values the address carries by now (`asGet`). */
export const readPost = ({ call }: { call: Call }): Received => ({
    message: readPlain(call.url.searchParams.get("SAMLRequest")),
    relayState: relayState(call),
});
