import { canonicalUuid } from "#kernel/store/formats.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { describeModel, type RowReference } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { denyAccess, next, stage, type StageContext } from "../stage.ts";
import { own, put } from "#kernel/base/own.ts";

type Settings = Models["authentik_stages_invitation.invitationstage"];
type Invitation = Models["authentik_stages_invitation.invitation"];
declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        invitation_in_effect: boolean;
        invitation: RowReference;
    }
}
const MODEL = "authentik_stages_invitation.invitation";

/** Lets people in who bring an invitation, and takes over its data. Source: authentik/stages/invitation/stage.py. */
export const invitation = stage("authentik_stages_invitation.invitationstage", {
    guards: true,
    enter: (context) => {
        const { call, plan, settings } = context;
        const found = broughtBy(context);
        if (!found) return settings.continue_flow_without_invitation ? next() : denyAccess("Invalid invite/invite not found");
        plan.set("invitation_in_effect", true);
        plan.set("invitation", describeModel(call, MODEL, found));
        plan.set("prompt_data", merged(plan.get("prompt_data") ?? {}, found.fixed_data));
        writeEvent(call, "invitation_used", "authentik.events.signals", { invitation_uuid: found.pk.replaceAll("-", "") });
        if (found.single_use) call.db.delete(MODEL, found.pk);
        return next();
    },
});

/** The invitation that the address or a prompt names: of this flow, and still good. */
function broughtBy({ call, query, plan, flow }: StageContext<Settings>): Invitation | undefined {
    const prompted = plan.get("prompt_data")?.token;
    const found = call.db.find(MODEL, canonicalUuid(query.get("itoken") ?? query.get("token") ?? prompted));
    const isGood = found !== undefined && (found.flow === null || found.flow === flow.pk) && Date.parse(found.expires) > call.random.now();
    return isGood ? found : undefined;
}

/** The members of both: objects are merged, lists put together, all else is the invitation's. */
function merged(base: JsonObject, over: JsonObject): JsonObject {
    const result: Record<string, Json> = { ...base };
    for (const [key, value] of Object.entries(over)) {
        const below = own(result, key);
        const areLists = Array.isArray(below) && Array.isArray(value);
        put(result, key, isObject(below) && isObject(value) ? merged(below, value) : areLists ? [...below, ...value] : value);
    }
    return result;
}
