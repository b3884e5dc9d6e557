import { msg } from "@lit/localize";
import { consentStages, type ConsentStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof consentStages.create>[0];
const { duration, radio } = fieldsFor<Body>();

/** Creates and changes a stage that asks for consent. */
export const consentForm = stageForm<ConsentStage, Body>({
    words: stageWords.consent,
    api: consentStages,
    fields: () => [
        radio("mode", msg("Ask"), [
            { value: "always_require", label: msg("Every time"), description: msg("Nothing is remembered.") },
            { value: "permanent", label: msg("Once"), description: msg("The answer is remembered until the user takes it back.") },
            { value: "expiring", label: msg("Again after a while"), description: msg("The answer is remembered for a time.") },
        ]),
        duration("consent_expire_in", msg("Ask again after"), { required: true, initial: "weeks=4", when: ({ mode }) => mode === "expiring" }),
    ],
});
