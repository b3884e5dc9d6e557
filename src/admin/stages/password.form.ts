import { msg } from "@lit/localize";
import { flows } from "#src/api/flows.api.ts";
import { passwordStages, type PasswordStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof passwordStages.create>[0];
const { checks, choice, number } = fieldsFor<Body>();

const INBUILT = "authentik.core.auth.InbuiltBackend";
const LDAP = "authentik.sources.ldap.auth.LDAPBackend";
const TOKEN = "authentik.core.auth.TokenBackend";

/** The flow that comes with authentik for changing one's password. */
const CHANGE = "default-password-change";

/** Creates and changes a stage that asks for a password. */
export const passwordForm = stageForm<PasswordStage, Body, string | null>({
    words: stageWords.password,
    api: passwordStages,
    load: async (stage, signal) => (stage ? null : ((await flows.list({ slug: CHANGE }, signal)).results[0]?.pk ?? null)),
    fields: (_, change) => [
        checks(
            "backends",
            msg("Where passwords are checked"),
            [
                { value: INBUILT, label: msg("User database"), description: msg("The user’s own password.") },
                { value: LDAP, label: msg("LDAP sources"), description: msg("The password in the directory that the user comes from.") },
                { value: TOKEN, label: msg("App passwords"), description: msg("For programs that cannot ask for a second factor.") },
            ],
            { required: true, initial: [INBUILT, LDAP, TOKEN], help: msg("Tried one after the other, until one accepts the password.") },
        ),
        choice("configure_flow", msg("Flow to change the password"), flowPicker("stage_configuration"), {
            initial: change,
            help: msg("Users start it from their settings. If empty, they cannot change their password there."),
        }),
        number("failed_attempts_before_cancel", msg("Wrong passwords allowed"), {
            required: true,
            initial: 5,
            min: 0,
            help: msg("The flow ends at the next wrong one."),
        }),
    ],
});
