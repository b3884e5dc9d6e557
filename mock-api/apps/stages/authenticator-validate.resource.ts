import { invalidFields } from "#kernel/base/errors.ts";
import { choice, describe, duration, list, references, type Row } from "#kernel/base/fields.ts";
import { DEVICE_CLASSES } from "#mock/apps/authenticators/device.facet.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

export const USER_VERIFICATION = ["required", "preferred", "discouraged"] as const;

const fields = describe({
    ...stageFields,
    not_configured_action: choice({ skip: "Skip", deny: "Deny", configure: "Configure" }, { default: "skip" }),
    device_classes: list(choice(DEVICE_CLASSES), {
        default: [...DEVICE_CLASSES],
        check: (classes) => (classes.length ? undefined : "This list may not be empty."),
    }),
    configuration_stages: references("authentik_flows.stage", { accessor: "authenticatorvalidatestage_set" }),
    last_auth_threshold: duration({ default: "seconds=0" }),
    webauthn_user_verification: choice(USER_VERIFICATION, { default: "preferred" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_authenticator_validate.authenticatorvalidatestage": Row<typeof fields>;
    }
}

/** Asks for a second factor. */
export const authenticatorValidateStage = stageResource("authentik_stages_authenticator_validate.authenticatorvalidatestage", {
    at: "authenticator/validate",
    component: "ak-stage-authenticator-validate-form",
    schema: "AuthenticatorValidateStage",
    names: ["Authenticator Validation Stage", "Authenticator Validation Stages"],
    summary: "Validate user's configured OTP Device.",
    fields,
    unfiltered: ["stage_uuid", "last_auth_threshold", "webauthn_user_verification"],
    prepare: ({ values }) => {
        if (values.not_configured_action === "configure" && !values.configuration_stages?.length)
            throw invalidFields({ not_configured_action: ['When "Not configured action" is set to "Configure", you must set a configuration stage.'] });
    },
});
