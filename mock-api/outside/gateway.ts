import type { Call } from "#kernel/call.ts";
import { ask, type Asker, type Question, Unreachable } from "./client.ts";
import { sendOutside } from "./message.model.ts";
import { isLoopback, networkOfHost } from "./network.ts";

/** Why a text message was not taken: what the gateway said, and its status; 0 where it said nothing. */
export class GatewayError extends Error {
    readonly status: number;

    constructor(message: string, status: number) {
        super(message);
        this.status = status;
    }
}

export interface TextMessage {
    readonly from: string;
    readonly to: string;
    readonly user: number;
    readonly body: string;
}

/**
 * Sends a text message: to a phone outside, and by the request to its gateway where the host reaches that (a server on this machine, or any with
 * `--network`). A gateway that cannot be reached counts as one that takes it, as the phone has it. Throws GatewayError.
 */
export async function sendText(call: Call, asker: Asker, { from, to, user, body }: TextMessage, request: Question): Promise<void> {
    if (isReached(call, request.url)) {
        try {
            const { status, text } = await ask(asker, request);
            if (status >= 400) throw new GatewayError(text, status);
        } catch (error) {
            throw error instanceof Unreachable ? new GatewayError(error.message, 0) : error;
        }
    }
    sendOutside(call, "sms", { to, user, content: { from, body } });
}

function isReached(call: Call, address: string): boolean {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url) throw new GatewayError(`${address || "An empty address"} is no address that can be asked.`, 0);
    const network = networkOfHost();
    return url.origin === call.url.origin || (network !== undefined && (network.isOpen || isLoopback(url)));
}
