import type { Call } from "#kernel/http/call.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { type XmlElement, XmlError } from "#mock/encoding/xml.ts";
import { LongMessage, UnreadableMessage } from "../errors.ts";
import { checkDestination, checkExactAcs } from "./check-address.ts";
import { checkInstant, takeOnce } from "./check-fresh.ts";
import { checkIssuer, checkVersion } from "./check-sender.ts";

interface Received {
    readonly call: Call;
    readonly provider: SamlProvider;
    readonly message: XmlElement;
    readonly relayState: string | null;
}

/** SAML 2.0 Bindings, 3.4.3 and 3.5.3: 80 bytes. */
const MAX_RELAY_STATE = 80;

function checkRelayState({ relayState }: Received): void {
    if (relayState !== null && new TextEncoder().encode(relayState).length > MAX_RELAY_STATE)
        throw new LongMessage(`Its RelayState has more than ${MAX_RELAY_STATE} bytes.`);
}

/** In this order; what is refused for another reason has not been used. */
const CHECKS: readonly ((received: Received) => void)[] = [checkVersion, checkIssuer, checkExactAcs, checkDestination, checkInstant, checkRelayState, takeOnce];

/** A check: what the standard asks of a request, and the original does not. Throws MessageRefused. */
export function checkStrictly(received: Received): void {
    try {
        for (const check of CHECKS) check(received);
    } catch (error) {
        if (error instanceof XmlError) throw new UnreadableMessage(error.message);
        throw error;
    }
}
