import { msg } from "@lit/localize";
import { authenticatorValidationStages, type AuthenticatorValidationStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { stagePicker } from "#src/pickers/stage.picker.ts";
import { factorNamed } from "#src/second-factors/second-factors.ts";
import { stageCreation } from "./stage-dialogs.ts";
import { userVerifications } from "./stage-fields.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof authenticatorValidationStages.create>[0];
const { checks, choices, duration, radio } = fieldsFor<Body>();

const CLASSES = ["totp", "webauthn", "static", "sms", "duo"] as const;

/** Creates and changes a stage that asks for a second factor. */
export const authenticatorValidationForm = stageForm<AuthenticatorValidationStage, Body>({
    words: stageWords.authenticatorValidation,
    api: authenticatorValidationStages,
    fields: () => [
        checks(
            "device_classes",
            msg("Accepted devices"),
            CLASSES.map((name) => ({ value: name, label: factorNamed(name)?.title() ?? name })),
            { required: true, initial: CLASSES },
        ),
        radio("webauthn_user_verification", msg("User verification of security keys"), userVerifications(), {
            when: ({ device_classes: classes }) => classes?.includes("webauthn") ?? false,
        }),
        duration("last_auth_threshold", msg("Do not ask again for"), {
            required: true,
            initial: "seconds=0",
            help: msg("People who have used a device in the same browser within this time are not asked. With “seconds=0”, everybody is asked every time."),
        }),
        radio("not_configured_action", msg("Users without a device"), [
            { value: "configure", label: msg("Set one up"), description: msg("A device has to be set up before the flow goes on.") },
            { value: "deny", label: msg("Refuse"), description: msg("Access is refused.") },
            { value: "skip", label: msg("Continue"), description: msg("The flow goes on without a second factor.") },
        ]),
        choices("configuration_stages", msg("Stages that set one up"), stagePicker, {
            required: true,
            when: ({ not_configured_action: action }) => action === "configure",
            create: stageCreation(),
            help: msg("If there are several, the user chooses one."),
        }),
    ],
});
