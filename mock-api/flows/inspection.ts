import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/call.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { isObject } from "#kernel/validate.ts";
import { secretKey } from "#mock/apps/core/settings.model.ts";
import { Plan } from "./plan.ts";
import { HISTORY, PLAN } from "./session-keys.ts";

/** What the caller's session has gone through and is at; undefined when it is in no flow. Source: authentik/flows/views/inspector.py. */
export function inspect(call: Call): JsonObject | undefined {
    const history = (call.session.get<Json[]>(HISTORY) ?? []).flatMap((kept) => Plan.from(kept) ?? []);
    const current = Plan.from(call.session.get(PLAN));
    const last = current ?? history.at(-1);
    if (!last) return undefined;
    return { plans: history.map((plan) => shown(call, plan)), current_plan: shown(call, last), is_completed: current === undefined };
}

const shown = (call: Call, { steps, context }: Plan): JsonObject => ({
    current_stage: bindingOf(call, steps[0]?.binding),
    next_planned_stage: bindingOf(call, steps[1]?.binding),
    plan_context: Object.fromEntries(Object.entries(context).map(([name, value]) => [name, named(call, value)])),
    session_id: bytesToHex(sha256(utf8ToBytes(`${call.session.key ?? ""}${secretKey(call.db)}`))),
});

/** A binding as lists show it; null where there is none, which the original shows as the blanks of a form. */
function bindingOf(call: Call, key: string | null | undefined): Json {
    const row = call.db.find("authentik_flows.flowstagebinding", key);
    return row ? call.show("authentik_flows.flowstagebinding", row) : null;
}

/** Users of a plan by name; rows are told by reference already. Nothing is masked: it is the caller's own session. */
function named({ db }: Call, value: Json): Json {
    if (!isObject(value) || Object.keys(value).join() !== "pk" || typeof value.pk !== "number") return value;
    const user = db.find("authentik_core.user", value.pk);
    return user ? { username: user.username, pk: user.pk, email: user.email } : value;
}
