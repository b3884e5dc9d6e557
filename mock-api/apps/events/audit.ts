import type { Call } from "#kernel/call.ts";
import type { RowChange } from "#kernel/db.ts";
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
    writeEvent(call, ACTIONS[change.kind], "authentik.events.middleware", { model: describeModel(call, change.model, change.row) });
}
