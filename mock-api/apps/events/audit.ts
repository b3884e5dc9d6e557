import type { Call } from "#kernel/http/call.ts";
import type { ChangeKind, RowChange } from "#kernel/store/db.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import type { AnyResource } from "#kernel/resource/resource.ts";
import { describeModel } from "./describe-model.ts";
import type { EventAction } from "./actions.field.ts";
import { writeEvent } from "./write-event.ts";

const ACTIONS: Partial<Record<ChangeKind, EventAction>> = {
    created: "model_created",
    updated: "model_updated",
    deleted: "model_deleted",
    restored: "model_created",
};

/**
 * Tells the event log of every row that a signed-in browser's request changes, cascades included.
 * Requests with a bearer token leave no trace, as in the original. Source: authentik/events/middleware.py.
 */
export function audit(call: Call, change: RowChange): void {
    if (call.principal?.via !== "session") return;
    const resource = registryOf(call).resources.get(change.model);
    const action = ACTIONS[change.kind];
    if (!action || !resource?.spec.isAudited) return;
    const isRestored = change.kind === "restored";
    // It stayed, and has only got back what it referred to.
    if (isRestored && change.before) return;
    for (const model of [change.model, ...(change.kind === "deleted" ? parentsOf(resource).filter((name) => call.registry.has(name)) : [])])
        writeEvent(call, action, "authentik.events.middleware", { model: describeModel(call, model, change.row), ...(isRestored && { restored: true }) });
}

/** What a row was besides: a proxy provider goes as one and as an OAuth2 provider. */
const parentsOf = ({ schema }: AnyResource): string[] => Object.keys(schema.families);
