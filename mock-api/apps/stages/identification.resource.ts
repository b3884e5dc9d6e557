import { choice, describe, flag, list, reference, references, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const flow = (accessor: false) => reference("authentik_flows.flow", { optional: true, onDelete: "set null", accessor });

const fields = describe({
    ...stageFields,
    user_fields: list(choice({ email: "E Mail", username: "Username", upn: "Upn" }), { optional: true }),
    password_stage: reference("authentik_stages_password.passwordstage", { optional: true, onDelete: "set null" }),
    case_insensitive_matching: flag(true),
    show_matched_user: flag(true),
    enrollment_flow: flow(false),
    recovery_flow: flow(false),
    passwordless_flow: flow(false),
    sources: references("authentik_core.source"),
    show_source_labels: flag(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_identification.identificationstage": Row<typeof fields>;
    }
}

/** Asks who is there: by user name, email or UPN, or through a source. */
export const identificationStage = stageResource("authentik_stages_identification.identificationstage", {
    at: "identification",
    component: "ak-stage-identification-form",
    schema: "IdentificationStage",
    names: ["Identification Stage", "Identification Stages"],
    summary: "Allows the user to identify themselves for authentication.",
    fields,
    unfiltered: ["stage_uuid", "sources"],
});
