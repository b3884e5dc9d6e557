import { choice, describe, integer, list, reference, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

export const INBUILT = "authentik.core.auth.InbuiltBackend";
export const TOKEN = "authentik.core.auth.TokenBackend";
export const LDAP = "authentik.sources.ldap.auth.LDAPBackend";

const fields = describe({
    ...stageFields,
    backends: list(
        choice({ [INBUILT]: "User database + standard password", [TOKEN]: "User database + app passwords", [LDAP]: "User database + LDAP password" }),
        { required: true },
    ),
    configure_flow: reference("authentik_flows.flow", { optional: true, onDelete: "set null" }),
    failed_attempts_before_cancel: integer({ default: 5 }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_password.passwordstage": Row<typeof fields>;
    }
}

/** Asks for the password of the user who was identified before. */
export const passwordStage = stageResource("authentik_stages_password.passwordstage", {
    at: "password",
    component: "ak-stage-password-form",
    schema: "PasswordStage",
    names: ["Password Stage", "Password Stages"],
    summary: "Prompts the user for their password, and validates it against the configured backends.",
    fields,
    unfiltered: ["stage_uuid"],
});
