import { describe, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({ ...stageFields });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_user_logout.userlogoutstage": Row<typeof fields>;
    }
}

/** Signs the caller out. */
export const userLogoutStage = stageResource("authentik_stages_user_logout.userlogoutstage", {
    at: "user_logout",
    component: "ak-stage-user-logout-form",
    schema: "UserLogoutStage",
    names: ["User Logout Stage", "User Logout Stages"],
    summary: "Resets the users current session.",
    fields,
});
