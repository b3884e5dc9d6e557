import { describe, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({ ...stageFields });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_user_delete.userdeletestage": Row<typeof fields>;
    }
}

/** Deletes the pending user. */
export const userDeleteStage = stageResource("authentik_stages_user_delete.userdeletestage", {
    at: "user_delete",
    component: "ak-stage-user-delete-form",
    schema: "UserDeleteStage",
    names: ["User Delete Stage", "User Delete Stages"],
    summary: "Deletes the currently pending user without confirmation.",
    fields,
});
