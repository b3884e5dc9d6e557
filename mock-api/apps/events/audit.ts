import type { Call } from "#kernel/call.ts";
import type { RowChange } from "#kernel/db.ts";
import type { Resource } from "#kernel/resource.ts";
import { describeModel } from "./describe-model.ts";
import { writeEvent } from "./write-event.ts";

const ACTIONS = { created: "model_created", updated: "model_updated", deleted: "model_deleted" } as const;

/**
 * Tells the event log of every row that a signed-in browser's request changes, cascades included.
 * Requests with a bearer token leave no trace, as in the original. Source: authentik/events/middleware.py.
 */
export function audit(call: Call, change: RowChange): void {
    if (call.principal?.via !== "session") return;
    const resource = call.registry.resources.get(change.model);
    if (!resource?.spec.isAudited) return;
    for (const model of [change.model, ...(change.kind === "deleted" ? parents(call, resource) : [])])
        writeEvent(call, ACTIONS[change.kind], "authentik.events.middleware", { model: describeModel(call, model, change.row) });
}

/** What a row was besides: a proxy provider goes as one and as an OAuth2 provider. */
const parents = ({ registry }: Call, { schema }: Resource<never>): string[] => Object.keys(schema.families).filter((name) => registry.resources.has(name));
