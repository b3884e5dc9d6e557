import { milliseconds } from "#kernel/store/formats.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { signIn } from "#mock/apps/core/sign-in.ts";
import type { RowReference } from "#mock/apps/events/describe-model.ts";
import { say } from "#mock/notifications/say.ts";
import type { Plan } from "../plan.ts";
import { denyAccess, next, stage } from "../stage.ts";

declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** The source that somebody has come from. */
        source: RowReference;
    }
}

/** Signs the pending user in. Source: authentik/stages/user_login/stage.py. */
export const userLogin = stage("authentik_stages_user_login.userloginstage", {
    enter: ({ call, plan, settings }) => {
        const user = plan.pendingRow(call.db);
        if (!user) {
            say(call, "error", "This flow does not know whom to sign in.");
            return denyAccess();
        }
        call.session.lifetime = Math.max(0, Math.round(milliseconds(settings.session_duration) / 1000));
        signIn(call, user, howOf(plan));
        // The flow goes on, and the next page asks them to sign in as if nothing had happened.
        if (!user.is_active) say(call, "warning", "Your account is not active, so you are not signed in. An administrator can activate it.");
        return next();
    },
});

/** How somebody has proved who they are. Who came from a source did so elsewhere: no method of ours is named. */
function howOf(plan: Plan): JsonObject {
    const [source, method] = [plan.get("source"), plan.get("auth_method")];
    return {
        ...(source ? { source: { ...source } } : {}),
        ...(source && method === undefined ? {} : { auth_method: method ?? "password", auth_method_args: plan.get("auth_method_args") ?? {} }),
    };
}
