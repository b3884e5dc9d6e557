import { signOut } from "#mock/apps/core/sign-in.ts";
import { say } from "#mock/notifications/say.ts";
import { denyAccess, next, stage } from "../stage.ts";

/** Removes the pending user for good, and signs the caller out. Source: authentik/stages/user_delete/stage.py. */
export const userDelete = stage("authentik_stages_user_delete.userdeletestage", {
    enter: ({ call, plan, user }) => {
        if (!user) {
            say(call, "error", "This flow does not know whom to delete.");
            return denyAccess();
        }
        signOut(call);
        call.db.delete("authentik_core.user", user.pk);
        plan.pending = undefined;
        return next();
    },
});
