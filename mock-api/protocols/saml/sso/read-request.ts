import type { Call } from "#kernel/http/call.ts";
import { MAX_LINE } from "#kernel/base/limits.ts";
import type { XmlElement } from "#mock/encoding/xml.ts";
import { LongMessage } from "../errors.ts";
import { readDeflated, readPlain } from "../message.ts";

interface Received {
    readonly message: XmlElement;
    readonly relayState: string | null;
}

/** What the sender wants back with its answer: the plan of a flow keeps it until then. */
function relayState({ url }: Call): string | null {
    const state = url.searchParams.get("RelayState") || null;
    if (state !== null && state.length > MAX_LINE) throw new LongMessage(`Its RelayState has more than ${MAX_LINE} characters.`);
    return state;
}

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
