import type { Call } from "#kernel/http/call.ts";
import { ask, type Asker, isReached, type Question, Unreachable } from "./client.ts";
import { sendOutside } from "./message.model.ts";
import { networkOfHost } from "./network.ts";

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
 * `--network`). A gateway that the host does not reach counts as one that takes it, as the phone has it. Throws GatewayError.
 */
export async function sendText(call: Call, asker: Asker, { from, to, user, body }: TextMessage, request: Question): Promise<void> {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    if (!url) throw new GatewayError(`${request.url || "An empty address"} is no address that can be asked.`, 0);
    const taken = isReached(call, url) ? `${url.host}: ${await statusOf(asker, request)}` : null;
    sendOutside(call, "sms", { to, user, content: { from, body }, answer: taken });
}

/** A visitor waits meanwhile. */
const MAX_RETRIES = 2;

/** Asks a gateway, and again after a while if it cannot be reached or is in trouble itself: what it refuses is refused. */
async function statusOf(asker: Asker, request: Question): Promise<number> {
    for (const pause of (networkOfHost()?.retryAfter ?? []).slice(0, MAX_RETRIES)) {
        const status = await tried(asker, request).catch(isPassing);
        if (status !== undefined) return status;
        await asker.outside(() => new Promise((resolve) => setTimeout(resolve, pause)));
    }
    return tried(asker, request);
}

/** Rethrows what another try would not change. */
function isPassing(error: unknown): undefined {
    if (!(error instanceof GatewayError) || (error.status !== 0 && error.status < 500)) throw error;
}

async function tried(asker: Asker, request: Question): Promise<number> {
    try {
        const { status, text } = await ask(asker, request);
        if (status >= 400) throw new GatewayError(text, status);
        return status;
    } catch (error) {
        throw error instanceof Unreachable ? new GatewayError(error.message, 0) : error;
    }
}
