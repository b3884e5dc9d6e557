import { choice, describe, duration, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({
    ...stageFields,
    mode: choice({ always_require: "Always Require", permanent: "Permanent", expiring: "Expiring" }, { default: "expiring" }),
    consent_expire_in: duration({ default: "weeks=4" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_consent.consentstage": Row<typeof fields>;
    }
}

/** Asks whether an application may have the user's data. */
export const consentStage = stageResource("authentik_stages_consent.consentstage", {
    at: "consent",
    component: "ak-stage-consent-form",
    schema: "ConsentStage",
    names: ["Consent Stage", "Consent Stages"],
    summary: "Prompt the user for confirmation.",
    fields,
});
