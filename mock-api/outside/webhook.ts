import type { Call } from "#kernel/call.ts";
import { describe, type Row, text } from "#kernel/fields.ts";
import type { Json } from "#kernel/models.ts";
import type { ModelSchema } from "#kernel/schema.ts";
import { sendOutside } from "./message.model.ts";

/** What a person can have a webhook answer. */
export const ANSWERS = ["200", "500", "timeout"] as const;

const fields = describe({
    /** The address. */
    pk: text(),
    answer: text(),
});
declare module "#kernel/models.ts" {
    interface Models {
        "sandbox.webhook": Row<typeof fields>;
    }
}
/** How webhooks answer, where a person has chosen. */
export const webhookSchema: ModelSchema = { model: "sandbox.webhook", fields, families: {}, indexes: [] };

/** Why something could not be delivered, as the task reports it. */
export class DeliveryError extends Error {}

/**
 * Keeps a request that a webhook is sent, and gives what it answers in the sandbox: what a person has chosen; else hosts below `.invalid`
 * (RFC 6761) are not found, a path that ends in `/status/NNN` answers NNN, everything else takes what it is sent.
 */
export function post(call: Call, transport: string, address: string, payload: Json): { status: number; text: string } {
    const answer = answerOf(call, address);
    const content = { transport, method: "POST", headers: { "Content-Type": "application/json" }, payload };
    sendOutside(call, "webhook", { to: address, user: null, content, answer });
    if (answer === "unknown") throw new DeliveryError(`Failed to resolve '${new URL(address).hostname}': name or service not known`);
    if (answer === "timeout") throw new DeliveryError(`Read timed out: ${address}`);
    const status = Number(answer);
    if (status >= 400) throw new DeliveryError(`${status} ${status < 500 ? "Client" : "Server"} Error for url: ${address}`);
    return { status, text: "ok" };
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
