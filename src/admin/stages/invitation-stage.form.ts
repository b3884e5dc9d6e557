import { msg } from "@lit/localize";
import { invitationStages, type InvitationStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof invitationStages.create>[0];
const { toggle } = fieldsFor<Body>();

/** Creates and changes a stage that takes invitations. */
export const invitationStageForm = stageForm<InvitationStage, Body>({
    words: stageWords.invitation,
    api: invitationStages,
    fields: () => [
        toggle("continue_flow_without_invitation", msg("Continue without an invitation"), {
            initial: true,
            help: msg("Otherwise whoever comes without one is refused."),
        }),
    ],
});
