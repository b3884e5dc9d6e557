import { signOut } from "#mock/apps/core/sign-in.ts";
import { next, stage } from "../stage.ts";

/** Signs the caller out. Source: authentik/stages/user_logout/stage.py. */
export const userLogout = stage("authentik_stages_user_logout.userlogoutstage", {
    enter: ({ call }) => {
        signOut(call);
        return next();
    },
});
