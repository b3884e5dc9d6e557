import { describe, flag, type Row } from "#kernel/base/fields.ts";
import { byKey, equals } from "#kernel/resource/filters.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({ ...stageFields, continue_flow_without_invitation: flag() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_invitation.invitationstage": Row<typeof fields>;
    }
}

/** Lets people go on who bring an invitation. */
export const invitationStage = stageResource("authentik_stages_invitation.invitationstage", {
    at: "invitation/stages",
    component: "ak-stage-invitation-form",
    schema: "InvitationStage",
    names: ["Invitation Stage", "Invitation Stages"],
    summary: "Simplify enrollment; allow users to use a single link to create their user with pre-defined parameters.",
    fields,
    filters: {
        name: equals,
        stage_uuid: byKey(),
        continue_flow_without_invitation: equals,
        no_flows: {
            shape: flag(),
            test: ({ values, call }) => {
                const value = values.at(-1)!.toLowerCase();
                if (!["true", "false"].includes(value)) return undefined;
                return (row) => (call.db.where("authentik_flows.flowstagebinding", "stage", row.pk).length === 0) === (value === "true");
            },
        },
    },
});
