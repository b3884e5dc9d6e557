import { milliseconds } from "#kernel/formats.ts";
import { signIn } from "#mock/apps/core/sign-in.ts";
import { denyAccess, next, stage } from "../stage.ts";

/** Signs the pending user in. Source: authentik/stages/user_login/stage.py. */
export const userLogin = stage("authentik_stages_user_login.userloginstage", {
    enter: ({ call, plan, settings }) => {
        const user = plan.pendingRow(call.db);
        if (!user) return denyAccess();
        call.session.lifetime = Math.max(0, Math.round(milliseconds(settings.session_duration) / 1000));
        signIn(call, user, { auth_method: plan.get("auth_method") ?? "password", auth_method_args: plan.get("auth_method_args") ?? {} });
        return next();
    },
});
