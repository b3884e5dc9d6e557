import { superuserOnly } from "#kernel/http/access.ts";
import { apiOperation } from "#kernel/resource/action.ts";
import { empty } from "#kernel/base/errors.ts";
import { embed, flag, list, nested, object, text } from "#kernel/base/fields.ts";
import { errorPage } from "#kernel/http/html.ts";
import { ok, page } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import { inspect } from "#mock/flows/inspection.ts";

const plan = nested("FlowInspectorPlan", {
    current_stage: embed("authentik_flows.flowstagebinding"),
    next_planned_stage: embed("authentik_flows.flowstagebinding"),
    plan_context: object({ readOnly: true }),
    session_id: text({ readOnly: true }),
});

/** GET flows/inspector/{flow_slug}/ : where the caller's session is, with all that the plan knows; 400 when it is in no flow. */
export const inspector = apiOperation(
    "GET",
    "flows/inspector/{flow_slug}/",
    {
        access: superuserOnly,
        id: "flows_inspector_get",
        answer: nested("FlowInspection", {
            plans: list(plan),
            current_plan: { ...plan, required: false, optional: true },
            is_completed: flag(false, { required: true }),
        }),
        answers: { 400: null },
    },
    ({ call, db }) => {
        if (!db.by("authentik_flows.flow", "slug", call.params.flow_slug)) return page(errorPage("Not found", "There is no such flow.", readerOf(call)), 404);
        const found = inspect(call);
        if (!found) throw empty(400);
        return ok(found);
    },
);
