import { choice, describe, flag, reference, type Row, text } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({
    ...stageFields,
    user_creation_mode: choice(
        { never_create: "Never Create", create_when_required: "Create When Required", always_create: "Always Create" },
        { default: "create_when_required" },
    ),
    create_users_as_inactive: flag(),
    create_users_group: reference("authentik_core.group", { optional: true, onDelete: "set default" }),
    user_path_template: text({ blank: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_user_write.userwritestage": Row<typeof fields>;
    }
}

/** Writes what was prompted for into the user, or makes one of it. */
export const userWriteStage = stageResource("authentik_stages_user_write.userwritestage", {
    at: "user_write",
    component: "ak-stage-user-write-form",
    schema: "UserWriteStage",
    names: ["User Write Stage", "User Write Stages"],
    summary: "Writes currently pending data into the pending user, or if no user exists, creates a new user with the data.",
    fields,
});
