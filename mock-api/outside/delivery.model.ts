import type { Call } from "#kernel/call.ts";
import { requireAdministrator } from "#kernel/checks.ts";
import type { Db } from "#kernel/db.ts";
import { endpoint } from "#kernel/endpoint.ts";
import { apiErrors } from "#kernel/error-shapes.ts";
import { date, describe, integer, json, type Row, text, uuid } from "#kernel/fields.ts";
import { timestamp } from "#kernel/formats.ts";
import type { Json } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import type { ModelSchema } from "#kernel/schema.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";

const fields = describe({
    pk: uuid({ default: (random) => random.uuid() }),
    created: date(),
    transport: text(),
    url: text(),
    payload: json(),
    status: integer(),
});
declare module "#kernel/models.ts" {
    interface Models {
        "sandbox.delivery": Row<typeof fields>;
    }
}
/** What webhooks would have been sent: nothing leaves the machine. */
export const deliverySchema: ModelSchema = { model: "sandbox.delivery", fields, families: {}, indexes: [] };

/** How many are kept. */
const KEPT = 100;

/** Why something could not be delivered, as the task reports it. */
export class DeliveryError extends Error {}

/**
 * Keeps a request that a webhook would have been sent, and gives what its host answers in the sandbox: hosts below `.invalid`
 * (RFC 6761) are not found, a path that ends in `/status/NNN` answers NNN, everything else takes what it is sent.
 */
export function post(call: Call, transport: string, address: string, payload: Json): { status: number; text: string } {
    const { hostname, pathname } = new URL(address);
    const status = hostname.endsWith(".invalid") ? 0 : Number(/\/status\/([1-5]\d\d)\/?$/.exec(pathname)?.[1] ?? 200);
    const { db, random } = call;
    db.create("sandbox.delivery", { created: timestamp(random.now()), transport, url: address, payload, status });
    for (const { pk } of db.all("sandbox.delivery").slice(0, -KEPT)) db.delete("sandbox.delivery", pk);
    if (status === 0) throw new DeliveryError(`Failed to resolve '${hostname}': name or service not known`);
    if (status >= 400) throw new DeliveryError(`${status} ${status < 500 ? "Client" : "Server"} Error for url: ${address}`);
    return { status, text: "ok" };
}

const deliveries = ({ db }: { db: Db }): Response => ok([...db.all("sandbox.delivery")].reverse().map((row) => ({ ...row })));

/** What webhooks would have been sent, the newest first; for administrators. */
export const deliveriesPage = endpoint("GET /sandbox/deliveries/", { authenticate: byTokenOrSession, errors: apiErrors }, [requireAdministrator, deliveries]);
