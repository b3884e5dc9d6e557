import { userLogoutStages, type UserLogoutStage } from "#src/api/stages.api.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

/** Creates and changes a stage that signs out. */
export const userLogoutForm = stageForm<UserLogoutStage, Parameters<typeof userLogoutStages.create>[0]>({
    words: stageWords.userLogout,
    api: userLogoutStages,
    fields: () => [],
});
