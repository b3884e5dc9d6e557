import { describe, duration, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({ ...stageFields, session_duration: duration({ default: "seconds=0" }) });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_user_login.userloginstage": Row<typeof fields>;
    }
}

/** Signs the pending user in. */
export const userLoginStage = stageResource("authentik_stages_user_login.userloginstage", {
    at: "user_login",
    component: "ak-stage-user-login-form",
    schema: "UserLoginStage",
    names: ["User Login Stage", "User Login Stages"],
    summary: "Attaches the currently pending user to the current session.",
    fields,
});
