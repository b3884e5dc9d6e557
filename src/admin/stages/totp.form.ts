import { msg } from "@lit/localize";
import { totpStages, type TotpStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { setupFlow } from "./stage-fields.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof totpStages.create>[0];
const { radio } = fieldsFor<Body>();

/** Creates and changes a stage that sets up an authenticator app. */
export const totpForm = stageForm<TotpStage, Body>({
    words: stageWords.totp,
    api: totpStages,
    fields: () => [
        radio("digits", msg("Length of the codes"), [
            { value: 6, label: msg("6 digits"), description: msg("Every app can show them.") },
            { value: 8, label: msg("8 digits"), description: msg("Harder to guess, but some apps, such as Google Authenticator, cannot show them.") },
        ]),
        setupFlow(),
    ],
});
