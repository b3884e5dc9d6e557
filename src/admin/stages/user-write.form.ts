import { msg } from "@lit/localize";
import { userWriteStages, type UserWriteStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof userWriteStages.create>[0];
const { choice, radio, text, toggle } = fieldsFor<Body>();

const mayCreate = ({ user_creation_mode: mode }: Partial<Body>): boolean => mode !== "never_create";

/** Creates and changes a stage that saves what was asked for. */
export const userWriteForm = stageForm<UserWriteStage, Body>({
    words: stageWords.userWrite,
    api: userWriteStages,
    fields: () => [
        radio(
            "user_creation_mode",
            msg("New users"),
            [
                { value: "never_create", label: msg("Never create users"), description: msg("If nobody is there to be changed, access is refused.") },
                {
                    value: "create_when_required",
                    label: msg("Create users when required"),
                    description: msg("A new user if nobody is there, otherwise the one who is."),
                },
                { value: "always_create", label: msg("Always create users"), description: msg("A new user, even if somebody is signed in.") },
            ],
            { initial: "create_when_required" },
        ),
        toggle("create_users_as_inactive", msg("Create users as inactive"), {
            initial: true,
            when: mayCreate,
            help: msg("They cannot sign in before they are activated, for example by an email stage."),
        }),
        text("user_path_template", msg("Path of new users"), { when: mayCreate, help: msg("The folder that they are listed in. If empty, “users”.") }),
        choice("create_users_group", msg("Group"), groupPicker, { help: msg("Everybody whom this stage saves becomes a member.") }),
    ],
});
