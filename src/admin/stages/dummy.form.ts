import { msg } from "@lit/localize";
import { dummyStages, type DummyStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof dummyStages.create>[0];
const { toggle } = fieldsFor<Body>();

/** Creates and changes a stage for trying flows out. */
export const dummyForm = stageForm<DummyStage, Body>({
    words: stageWords.dummy,
    api: dummyStages,
    fields: () => [toggle("throw_error", msg("Fail"), { help: msg("Fails on purpose, to see what a flow does when something goes wrong.") })],
});
