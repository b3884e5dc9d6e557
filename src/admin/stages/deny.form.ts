import { msg } from "@lit/localize";
import { denyStages, type DenyStage } from "#src/api/stages.api.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

/** Creates and changes a stage that refuses access. */
export const denyForm = stageForm<DenyStage, Parameters<typeof denyStages.create>[0]>({
    words: stageWords.deny,
    advice: () =>
        msg(
            "Policies on its binding decide whom it refuses. If they depend on the user, have them asked right before the stage: when the flow starts, nobody knows who it is.",
        ),
    api: denyStages,
    fields: () => [],
});
