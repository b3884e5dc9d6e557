import { msg } from "@lit/localize";
import type { Source } from "#src/api/sources.api.ts";
import { identificationStages, type IdentificationStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { passwordStagePicker } from "#src/pickers/password-stage.picker.ts";
import type { Known } from "#src/pickers/picker.ts";
import { knownSources } from "#src/pickers/source.picker.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof identificationStages.create>[0];
const { checks, choice, choices, group, toggle } = fieldsFor<Body>();

/** Creates and changes a stage that asks who is there. */
export const identificationForm = stageForm<IdentificationStage, Body, Known<Source, string>>({
    words: stageWords.identification,
    api: identificationStages,
    load: (_, signal) => knownSources(signal),
    fields: (stage, sources) => {
        const all = sources.where(() => true);
        return [
            checks(
                "user_fields",
                msg("Users are found by"),
                [
                    { value: "username", label: msg("Username") },
                    { value: "email", label: msg("Email address") },
                    { value: "upn", label: msg("UPN"), description: msg("The attribute “upn”, which comes from a directory.") },
                ],
                { initial: stage ? [] : ["username", "email"], help: msg("Without any of them, people can sign in by sources only.") },
            ),
            choice("password_stage", msg("Password stage"), passwordStagePicker, {
                help: msg("Asks for the password on the same page, so that nobody can find out which usernames there are."),
            }),
            toggle("case_insensitive_matching", msg("Ignore case"), { initial: true, help: msg("“Ada” finds “ada”.") }),
            toggle("show_matched_user", msg("Show who was found"), {
                initial: true,
                help: msg("The stages after it show the user’s name and avatar. Otherwise they show what was typed."),
            }),
            group(msg("Sources"), [
                choices("sources", msg("Sources"), sources, {
                    chosen: !stage && all.length === 1 ? all : undefined,
                    help: msg("People can sign in with these from the same page. Sources without a page of their own, such as LDAP, are left out there."),
                }),
                toggle("show_source_labels", msg("Show names of sources"), { help: msg("Beside their icons.") }),
            ]),
            group(msg("Links to other flows"), [
                choice("passwordless_flow", msg("Passwordless flow"), flowPicker("authentication"), {
                    help: msg("Signs in by security key, without a password."),
                }),
                choice("enrollment_flow", msg("Enrollment flow"), flowPicker("enrollment"), { help: msg("Lets people sign up.") }),
                choice("recovery_flow", msg("Recovery flow"), flowPicker("recovery"), { help: msg("For people who have forgotten their password.") }),
            ]),
        ];
    },
});
