import { choice, count, type Fields, flag, list, map, nested, object, oneOf, text, uuid } from "#kernel/fields.ts";
import { PROMPT_TYPES } from "#mock/apps/stages/prompt.resource.ts";

const LAYOUTS = ["stacked", "content_left", "content_right", "sidebar_left", "sidebar_right"] as const;
const error = nested("ErrorDetail", { string: text(), code: text() });

/** What every challenge has. */
const common = (component: string): Fields => ({
    type: choice(["native", "shell", "redirect"]),
    flow_info: nested(
        "ContextualFlowInfo",
        { title: text({ optional: true }), background: text({ optional: true }), cancel_url: text(), layout: choice(LAYOUTS) },
        { optional: true },
    ),
    component: text({ default: component }),
    response_errors: map(list(error), { optional: true }),
});

const challenge = (name: string, component: string, fields: Fields = {}) => nested(name, { ...common(component), ...fields });
/** Challenges that name the pending user. */
const personal = (name: string, component: string, fields: Fields = {}) =>
    challenge(name, component, { pending_user: text(), pending_user_avatar: text(), ...fields });
const maybe = () => text({ optional: true });
const always = (initial = false) => flag(initial, { required: true });
/** A JSON object of no fixed shape that is always there. */
const free = () => object({ required: true });

const device = nested("DeviceChallenge", { device_class: text(), device_uid: text(), challenge: free() });
const permission = nested("Permission", { name: text(), id: text() });
/** The browser goes elsewhere. */
export const redirect = challenge("RedirectChallenge", "xak-flow-redirect", { to: text() });
const plex = challenge("PlexAuthenticationChallenge", "ak-source-plex", { client_id: text(), slug: text() });
const apple = challenge("AppleLoginChallenge", "ak-source-oauth-apple", { client_id: text(), scope: text(), redirect_uri: text(), state: text() });

const source = nested("LoginSource", {
    name: text(),
    icon_url: text({ nullable: true }),
    challenge: oneOf(
        "LoginChallengeTypes",
        { "xak-flow-redirect": redirect, "ak-source-plex": plex, "ak-source-oauth-apple": apple },
        {
            required: true,
        },
    ),
});
const prompt = nested("StagePrompt", {
    field_key: text(),
    label: text(),
    type: choice(PROMPT_TYPES),
    required: always(),
    placeholder: text(),
    order: count(),
    sub_text: text(),
});

/** Everything that a flow may show, by its component. */
export const challenges = oneOf("ChallengeTypes", {
    "ak-stage-access-denied": personal("AccessDeniedChallenge", "ak-stage-access-denied", { error_message: maybe() }),
    "ak-source-oauth-apple": apple,
    "ak-stage-authenticator-duo": personal("AuthenticatorDuoChallenge", "ak-stage-authenticator-duo", {
        activation_barcode: text(),
        activation_code: text(),
        stage_uuid: text(),
    }),
    "ak-stage-authenticator-sms": personal("AuthenticatorSMSChallenge", "ak-stage-authenticator-sms", { phone_number_required: flag(true) }),
    "ak-stage-authenticator-static": personal("AuthenticatorStaticChallenge", "ak-stage-authenticator-static", { codes: list(text()) }),
    "ak-stage-authenticator-totp": personal("AuthenticatorTOTPChallenge", "ak-stage-authenticator-totp", { config_url: text() }),
    "ak-stage-authenticator-validate": personal("AuthenticatorValidationChallenge", "ak-stage-authenticator-validate", {
        device_challenges: list(device),
        configuration_stages: list(nested("SelectableStage", { pk: uuid({}), name: text(), verbose_name: text(), meta_model_name: text() })),
    }),
    "ak-stage-authenticator-webauthn": personal("AuthenticatorWebAuthnChallenge", "ak-stage-authenticator-webauthn", { registration: free() }),
    "ak-stage-autosubmit": challenge("AutosubmitChallenge", "ak-stage-autosubmit", { url: text(), attrs: map(text()), title: maybe() }),
    "ak-stage-captcha": personal("CaptchaChallenge", "ak-stage-captcha", { site_key: text(), js_url: text() }),
    "ak-stage-consent": personal("ConsentChallenge", "ak-stage-consent", {
        header_text: maybe(),
        permissions: list(permission),
        additional_permissions: list(permission),
        token: text(),
    }),
    "ak-stage-dummy": challenge("DummyChallenge", "ak-stage-dummy"),
    "ak-stage-email": challenge("EmailChallenge", "ak-stage-email"),
    "ak-stage-flow-error": nested("FlowErrorChallenge", {
        ...common("ak-stage-flow-error"),
        type: text({ default: "native" }),
        request_id: text(),
        error: maybe(),
        traceback: maybe(),
    }),
    "ak-stage-identification": challenge("IdentificationChallenge", "ak-stage-identification", {
        user_fields: list(text(), { nullable: true, required: true }),
        password_fields: always(),
        application_pre: maybe(),
        enroll_url: maybe(),
        recovery_url: maybe(),
        passwordless_url: maybe(),
        primary_action: text(),
        sources: list(source, { optional: true }),
        show_source_labels: always(),
    }),
    "ak-provider-oauth2-device-code": challenge("OAuthDeviceCodeChallenge", "ak-provider-oauth2-device-code"),
    "ak-provider-oauth2-device-code-finish": challenge("OAuthDeviceCodeFinishChallenge", "ak-provider-oauth2-device-code-finish"),
    "ak-stage-password": personal("PasswordChallenge", "ak-stage-password", { recovery_url: maybe() }),
    "ak-source-plex": plex,
    "ak-stage-prompt": challenge("PromptChallenge", "ak-stage-prompt", { fields: list(prompt) }),
    "xak-flow-redirect": redirect,
    "xak-flow-shell": challenge("ShellChallenge", "xak-flow-shell", { body: text() }),
});

const answer = (name: string, component: string, fields: Fields = {}) =>
    nested(`${name}ChallengeResponse`, { component: text({ default: component }), ...fields });

/** Everything that a flow takes for an answer, by the component that asked. */
export const answers = oneOf("FlowChallengeResponse", {
    "ak-source-oauth-apple": answer("Apple", "ak-source-oauth-apple"),
    "ak-stage-authenticator-duo": answer("AuthenticatorDuo", "ak-stage-authenticator-duo"),
    "ak-stage-authenticator-sms": answer("AuthenticatorSMS", "ak-stage-authenticator-sms", { code: count({ optional: true }), phone_number: maybe() }),
    "ak-stage-authenticator-static": answer("AuthenticatorStatic", "ak-stage-authenticator-static"),
    "ak-stage-authenticator-totp": answer("AuthenticatorTOTP", "ak-stage-authenticator-totp", { code: count() }),
    "ak-stage-authenticator-validate": answer("AuthenticatorValidation", "ak-stage-authenticator-validate", {
        selected_challenge: { ...device, required: false },
        selected_stage: maybe(),
        code: maybe(),
        webauthn: object({ optional: true }),
        duo: count({ optional: true }),
    }),
    "ak-stage-authenticator-webauthn": answer("AuthenticatorWebAuthn", "ak-stage-authenticator-webauthn", { response: free() }),
    "ak-stage-autosubmit": answer("AutoSubmit", "ak-stage-autosubmit"),
    "ak-stage-captcha": answer("Captcha", "ak-stage-captcha", { token: text() }),
    "ak-stage-consent": answer("Consent", "ak-stage-consent", { token: text() }),
    "ak-stage-dummy": answer("Dummy", "ak-stage-dummy"),
    "ak-stage-email": answer("Email", "ak-stage-email"),
    "ak-stage-identification": answer("Identification", "ak-stage-identification", {
        uid_field: text(),
        password: text({ nullable: true, optional: true, blank: true }),
    }),
    "ak-provider-oauth2-device-code": answer("OAuthDeviceCode", "ak-provider-oauth2-device-code", { code: count() }),
    "ak-provider-oauth2-device-code-finish": answer("OAuthDeviceCodeFinish", "ak-provider-oauth2-device-code-finish"),
    "ak-stage-password": answer("Password", "ak-stage-password", { password: text() }),
    "ak-source-plex": answer("PlexAuthentication", "ak-source-plex"),
    "ak-stage-prompt": { ...answer("Prompt", "ak-stage-prompt"), isOpen: true },
});
