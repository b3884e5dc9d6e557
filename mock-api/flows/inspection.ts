import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/http/call.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { secretKey } from "#mock/apps/core/settings.model.ts";
import type { Plan, PlanStep } from "./plan.ts";
import { masked } from "./plan-store.ts";
import { HISTORY, PLAN } from "./session-keys.ts";

/** What the caller's session has gone through and is at; undefined when it is in no flow. Source: authentik/flows/views/inspector.py. */
export function inspect(call: Call): JsonObject | undefined {
    const history = (call.session.get<Json[]>(HISTORY) ?? []).flatMap((kept) => masked(kept) ?? []);
    const current = masked(call.session.get(PLAN));
    const last = current ?? history.at(-1);
    if (!last) return undefined;
    return { plans: history.map((plan) => shown(call, plan)), current_plan: shown(call, last), is_completed: current === undefined };
}

const shown = (call: Call, { flow, steps, context }: Plan): JsonObject => ({
    current_stage: bindingOf(call, flow, steps[0]),
    next_planned_stage: bindingOf(call, flow, steps[1]),
    plan_context: Object.fromEntries(Object.entries(context).map(([name, value]) => [name, named(call, value)])),
    session_id: bytesToHex(sha256(utf8ToBytes(`${call.session.key ?? ""}${secretKey(call.db)}`))),
});

/** A step as lists show bindings; null where there is none, which the original shows as the blanks of a form (D-105). */
function bindingOf(call: Call, flow: string, step: PlanStep | undefined): Json {
    if (!step) return null;
    const row = call.db.find("authentik_flows.flowstagebinding", step.binding);
    return row ? call.show("authentik_flows.flowstagebinding", row) : added(call, flow, step);
}

const NO_ROW = "00000000-0000-0000-0000-000000000000";

/** A stage that code has put into the plan, as if it were bound. */
function added(call: Call, flow: string, { model, stage }: PlanStep): JsonObject {
    const row = call.db.find("authentik_flows.stage", stage);
    return {
        pk: stage ?? NO_ROW,
        policybindingmodel_ptr_id: stage ?? NO_ROW,
        target: flow,
        stage: stage ?? NO_ROW,
        stage_obj: row
            ? call.show("authentik_flows.stage", row)
            : { pk: NO_ROW, name: model, component: "", verbose_name: model, verbose_name_plural: model, meta_model_name: model },
        evaluate_on_plan: true,
        re_evaluate_policies: false,
        order: 0,
        policy_engine_mode: "any",
        invalid_response_action: "retry",
    };
}

/** Users of a plan by name; other rows are references already. */
function named({ db }: Call, value: Json): Json {
    if (!isObject(value) || Object.keys(value).join() !== "pk" || typeof value.pk !== "number") return value;
    const user = db.find("authentik_core.user", value.pk);
    return user ? { username: user.username, pk: user.pk, email: user.email } : value;
}
