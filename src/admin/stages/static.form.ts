import { msg } from "@lit/localize";
import { staticStages, type StaticStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { setupFlow } from "./stage-fields.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof staticStages.create>[0];
const { number } = fieldsFor<Body>();

/** Creates and changes a stage that sets up recovery codes. */
export const staticForm = stageForm<StaticStage, Body>({
    words: stageWords.static,
    api: staticStages,
    fields: () => [number("token_count", msg("Number of codes"), { required: true, initial: 6, min: 1 }), setupFlow()],
});
