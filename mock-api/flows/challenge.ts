import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { avatarOf } from "#mock/apps/core/avatar.field.ts";
import { backgroundOf, type Flow } from "#mock/apps/flows/flow.resource.ts";
import type { Plan } from "./plan.ts";
import type { ResponseErrors } from "./stage.ts";
import { own } from "#kernel/base/own.ts";

const ANONYMOUS_PICTURE = "/static/dist/assets/images/user_default.png";

/** What every challenge of a flow contains: its title, picture and layout. */
export const flowInfo = (call: Call, flow: Flow, plan?: Plan): JsonObject => ({
    title: titleOf(call, flow, plan),
    background: backgroundOf(flow),
    cancel_url: "/flows/-/cancel/",
    layout: flow.layout,
});

/** `%(app)s` and `%(user)s` of a title; a title that cannot be formatted stays as it is. */
function titleOf(call: Call, { title }: Flow, plan?: Plan): string {
    const values: Record<string, string> = {
        app: String(plan?.get("application")?.name ?? ""),
        user: plan ? String(userInfo(call, plan).pending_user) : "",
    };
    const isFormat = /^(?:[^%]|%%|%\((?:app|user)\)s)*$/.test(title);
    return isFormat ? title.replace(/%\((\w+)\)s/g, (_, name: string) => own(values, name)!).replaceAll("%%", "%") : title;
}

/** Who a challenge is for: name and picture of the pending user, the typed name where matching is hidden. */
export function userInfo(call: Call, plan?: Plan): JsonObject {
    const pending = plan?.pending;
    const row = plan?.pendingRow(call.db) ?? (pending ? undefined : call.db.find("authentik_core.user", call.principal?.pk));
    const modes = call.environment.AUTHENTIK_AVATARS ?? "initials";
    const typed = plan?.get("pending_user_identifier");
    if (typed !== undefined) return { pending_user: typed, pending_user_avatar: avatarOf({ username: typed, name: "", email: typed, attributes: {} }, modes) };
    if (row) return { pending_user: row.username, pending_user_avatar: avatarOf(row, modes) };
    if (pending && pending.pk === null) return { pending_user: pending.username, pending_user_avatar: avatarOf({ ...pending, attributes: {} }, modes) };
    return { pending_user: "", pending_user_avatar: ANONYMOUS_PICTURE };
}

export const challengeOf = (info: JsonObject, component: string, errors: ResponseErrors | undefined, rest: JsonObject): JsonObject => ({
    type: "native",
    flow_info: info,
    component,
    ...(errors ? { response_errors: errors } : {}),
    ...rest,
});

export const redirectChallenge = (to: string): JsonObject => ({ type: "redirect", component: "xak-flow-redirect", to });

/** Values on their way to another application, by a form that submits itself. */
export const submitChallenge = (url: string, title: string, values: Readonly<Record<string, string>>, info?: JsonObject): JsonObject => ({
    type: "native",
    ...(info && { flow_info: info }),
    component: "ak-stage-autosubmit",
    title,
    url,
    attrs: { ...values },
});

/** The end of a flow that is not for the caller. */
export const accessDenied = (call: Call, flow: Flow, plan: Plan | undefined, message: string): JsonObject =>
    challengeOf(flowInfo(call, flow, plan), "ak-stage-access-denied", undefined, { ...userInfo(call, plan), error_message: message });
