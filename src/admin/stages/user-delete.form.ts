import { msg } from "@lit/localize";
import { userDeleteStages, type UserDeleteStage } from "#src/api/stages.api.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

/** Creates and changes a stage that deletes the user. */
export const userDeleteForm = stageForm<UserDeleteStage, Parameters<typeof userDeleteStages.create>[0]>({
    words: stageWords.userDelete,
    advice: () => msg("It does not ask whether they are sure: let a consent or prompt stage do that before it."),
    api: userDeleteStages,
    fields: () => [],
});
