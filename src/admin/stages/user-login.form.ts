import { msg } from "@lit/localize";
import { userLoginStages, type UserLoginStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof userLoginStages.create>[0];
const { duration } = fieldsFor<Body>();

/** Creates and changes a stage that signs in. */
export const userLoginForm = stageForm<UserLoginStage, Body>({
    words: stageWords.userLogin,
    api: userLoginStages,
    fields: () => [
        duration("session_duration", msg("Stay signed in for"), {
            required: true,
            initial: "seconds=0",
            help: msg("With “seconds=0”, until the browser is closed. Browsers that open their last tabs again keep the session even then."),
        }),
    ],
});
