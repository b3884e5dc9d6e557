import { msg } from "@lit/localize";
import { webauthnStages, type WebauthnStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { setupFlow, userVerifications } from "./stage-fields.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof webauthnStages.create>[0];
const { radio } = fieldsFor<Body>();

/** Creates and changes a stage that sets up a security key. */
export const webauthnForm = stageForm<WebauthnStage, Body>({
    words: stageWords.webauthn,
    api: webauthnStages,
    fields: () => [
        radio("user_verification", msg("User verification"), userVerifications()),
        radio("resident_key_requirement", msg("Keys that sign in without a username"), [
            { value: "required", label: msg("Required"), description: msg("The key has to remember the user (resident key); one that cannot is refused.") },
            { value: "preferred", label: msg("Preferred"), description: msg("The key remembers the user, where it can.") },
            { value: "discouraged", label: msg("Discouraged"), description: msg("The key does not remember the user.") },
        ]),
        radio("authenticator_attachment", msg("Kind of key"), [
            { value: null, label: msg("Any") },
            { value: "platform", label: msg("Built in"), description: msg("A part of the device, such as Windows Hello or Touch ID.") },
            { value: "cross-platform", label: msg("Separate"), description: msg("A key that people carry with them, such as a YubiKey.") },
        ]),
        setupFlow(),
    ],
});
