import { choice, numberChoice, describe, flag, integer, reference, type Row, text } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";
import { USER_VERIFICATION } from "./authenticator-validate.resource.ts";

/** The flow in which a user sets a device up. */
const configurable = { configure_flow: reference("authentik_flows.flow", { optional: true, onDelete: "set null" }) };

const duo = describe({
    ...stageFields,
    ...configurable,
    client_id: text(),
    client_secret: text({ writeOnly: true }),
    api_hostname: text(),
    admin_integration_key: text({ blank: true }),
    admin_secret_key: text({ blank: true, writeOnly: true }),
});
const sms = describe({
    ...stageFields,
    ...configurable,
    provider: choice({ twilio: "Twilio", generic: "Generic" }),
    from_number: text(),
    account_sid: text(),
    auth: text(),
    auth_password: text({ blank: true }),
    auth_type: choice({ basic: "Basic", bearer: "Bearer" }, { default: "basic" }),
    verify_only: flag(),
    mapping: reference("authentik_events.notificationwebhookmapping", { optional: true, onDelete: "set null" }),
});

/** Codes that one set has at most. They are made while somebody waits, and kept in their session. */
export const MAX_CODES = 1000;
const tokenCount = integer({ default: 6, check: (count) => (count > MAX_CODES ? `Ensure this value is less than or equal to ${MAX_CODES}.` : undefined) });
const staticTokens = describe({ ...stageFields, ...configurable, token_count: tokenCount });
const totp = describe({
    ...stageFields,
    ...configurable,
    digits: numberChoice({ 6: "6 digits, widely compatible", 8: "8 digits, not compatible with apps like Google Authenticator" }),
});
const webauthn = describe({
    ...stageFields,
    ...configurable,
    user_verification: choice(USER_VERIFICATION, { default: "preferred" }),
    authenticator_attachment: choice(["platform", "cross-platform"], { nullable: true }),
    resident_key_requirement: choice(["discouraged", "preferred", "required"], { default: "preferred" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_authenticator_duo.authenticatorduostage": Row<typeof duo>;
        "authentik_stages_authenticator_sms.authenticatorsmsstage": Row<typeof sms>;
        "authentik_stages_authenticator_static.authenticatorstaticstage": Row<typeof staticTokens>;
        "authentik_stages_authenticator_totp.authenticatortotpstage": Row<typeof totp>;
        "authentik_stages_authenticator_webauthn.authenticatewebauthnstage": Row<typeof webauthn>;
    }
}

export const duoStage = stageResource("authentik_stages_authenticator_duo.authenticatorduostage", {
    at: "authenticator/duo",
    component: "ak-stage-authenticator-duo-form",
    schema: "AuthenticatorDuoStage",
    names: ["Duo Authenticator Setup Stage", "Duo Authenticator Setup Stages"],
    summary: "Setup Duo authenticator devices.",
    fields: duo,
    unfiltered: ["stage_uuid", "admin_integration_key"],
});

export const smsStage = stageResource("authentik_stages_authenticator_sms.authenticatorsmsstage", {
    at: "authenticator/sms",
    component: "ak-stage-authenticator-sms-form",
    schema: "AuthenticatorSMSStage",
    names: ["SMS Authenticator Setup Stage", "SMS Authenticator Setup Stages"],
    summary: "Use SMS-based TOTP instead of authenticator-based.",
    fields: sms,
});

export const staticStage = stageResource("authentik_stages_authenticator_static.authenticatorstaticstage", {
    at: "authenticator/static",
    component: "ak-stage-authenticator-static-form",
    schema: "AuthenticatorStaticStage",
    names: ["Static Authenticator Stage", "Static Authenticator Stages"],
    summary: "Generate static tokens for the user as a backup.",
    fields: staticTokens,
});

export const totpStage = stageResource("authentik_stages_authenticator_totp.authenticatortotpstage", {
    at: "authenticator/totp",
    component: "ak-stage-authenticator-totp-form",
    schema: "AuthenticatorTOTPStage",
    names: ["TOTP Authenticator Setup Stage", "TOTP Authenticator Setup Stages"],
    summary: "Enroll a user's device into Time-based OTP.",
    fields: totp,
});

export const webauthnStage = stageResource("authentik_stages_authenticator_webauthn.authenticatewebauthnstage", {
    at: "authenticator/webauthn",
    component: "ak-stage-authenticator-webauthn-form",
    schema: "AuthenticateWebAuthnStage",
    names: ["WebAuthn Authenticator Setup Stage", "WebAuthn Authenticator Setup Stages"],
    summary: "WebAuthn stage",
    fields: webauthn,
});
