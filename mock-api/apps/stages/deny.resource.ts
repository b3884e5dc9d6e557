import { describe, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({ ...stageFields });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_deny.denystage": Row<typeof fields>;
    }
}

/** Ends the flow with a refusal. */
export const denyStage = stageResource("authentik_stages_deny.denystage", {
    at: "deny",
    component: "ak-stage-deny-form",
    schema: "DenyStage",
    names: ["Deny Stage", "Deny Stages"],
    summary: "Cancels the current flow.",
    fields,
});
