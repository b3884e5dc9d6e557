import { msg } from "@lit/localize";
import { policyCreation } from "#src/admin/policies/policy-creation.ts";
import { promptCreation } from "#src/admin/prompts/prompt-creation.ts";
import { promptStages, type PromptStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { policyPicker } from "#src/pickers/policy.picker.ts";
import { promptPicker } from "#src/pickers/prompt.picker.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof promptStages.create>[0];
const { choices } = fieldsFor<Body>();

/** Creates and changes a stage that asks for fields. */
export const promptStageForm = stageForm<PromptStage, Body>({
    words: stageWords.prompt,
    api: promptStages,
    fields: () => [
        choices("fields", msg("Fields"), promptPicker, {
            required: true,
            create: promptCreation(),
            help: msg("Shown in the order that is set in each field, not in the order of this list."),
        }),
        choices("validation_policies", msg("Validation policies"), policyPicker, {
            create: policyCreation(),
            help: msg("Asked about what was typed. If one refuses, its message is shown and the fields are asked for again."),
        }),
    ],
});
