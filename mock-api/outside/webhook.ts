import type { Call } from "#kernel/http/call.ts";
import { describe, type Row, text } from "#kernel/base/fields.ts";
import type { Json } from "#kernel/base/models.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";
import { type Answered, ask, isReached, Unreachable } from "./client.ts";
import { type Delivery, DeliveryError } from "./delivery.ts";
import { type Contents, noteTry, sendOutside } from "./message.model.ts";

/** What a person can have a webhook answer. */
export const ANSWERS = ["200", "500", "timeout"] as const;

const fields = describe({
    /** The address. */
    pk: text(),
    answer: text(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.webhook": Row<typeof fields>;
    }
}
/** How webhooks answer, where a person has chosen. */
export const webhookSchema: ModelSchema = { model: "sandbox.webhook", fields, families: {}, indexes: [] };

/**
 * Keeps a request to a webhook, and sends it where the host reaches its address. Elsewhere it is answered in the sandbox: as a person has chosen; else
 * hosts below `.invalid` (RFC 6761) are not found, a path that ends in `/status/NNN` answers NNN, everything else takes what it is sent. Throws
 * DeliveryError.
 */
export function post(call: Call, transport: string, address: string, payload: Json): Delivery {
    if (!/^https?:$/.test(new URL(address).protocol)) throw new DeliveryError(`No connection adapters were found for '${told(address)}'`);
    const content = { transport, method: "POST" as const, headers: { "Content-Type": "application/json" }, payload };
    if (isReached(call, new URL(address))) {
        const { pk } = sendOutside(call, "webhook", { to: address, user: null, content });
        return (sender) => send(sender, pk, address, content);
    }
    const answer = answerOf(call, address);
    sendOutside(call, "webhook", { to: address, user: null, content, answer });
    if (answer === "unknown") throw new DeliveryError(`Failed to resolve '${new URL(address).hostname}': name or service not known`);
    if (answer === "timeout") throw new DeliveryError(`Read timed out: ${told(address)}`);
    return accepted({ status: Number(answer), text: "ok" }, address);
}

/** The answer where there was none. */
const NONE = "none";

async function send(call: Call, pk: string, address: string, { method, headers, payload }: Contents["webhook"] & { method: "POST" }): Promise<string[]> {
    try {
        const answered = await ask(call, { url: address, method, headers, body: JSON.stringify(payload) });
        noteTry(call, pk, String(answered.status), answered.text);
        return accepted(answered, address);
    } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        noteTry(call, pk, NONE, error.message);
        throw new DeliveryError(error.message);
    }
}

/** Source: requests, Response.raise_for_status. */
function accepted({ status, text }: Answered, address: string): string[] {
    if (status >= 400) throw new DeliveryError(`${status} ${status < 500 ? "Client" : "Server"} Error for url: ${told(address)}`);
    return [String(status), text];
}

/** An address as errors, tasks and events tell it: without what proves who asks. */
function told(address: string): string {
    const url = new URL(address);
    if (!url.username && !url.password) return address;
    url.username = url.password = "";
    return url.href;
}

function answerOf({ db }: Call, address: string): string {
    const { hostname, pathname } = new URL(address);
    const chosen = db.find("sandbox.webhook", address)?.answer;
    return chosen ?? (hostname.endsWith(".invalid") ? "unknown" : (/\/status\/([1-5]\d\d)\/?$/.exec(pathname)?.[1] ?? "200"));
}

/** From now on this address answers so. */
export function chooseAnswer({ db }: Call, address: string, answer: string): void {
    if (db.find("sandbox.webhook", address)) db.update("sandbox.webhook", address, { answer });
    else db.create("sandbox.webhook", { pk: address, answer });
}
