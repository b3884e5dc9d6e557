/*
 * What the flow executor asks and what it is answered, by component. Written down here because the published document
 * holds only the stages that the backend at hand knows, while these interfaces know them all (authentik, flows/challenge.py
 * and stages/<name>/stage.py).
 */

export interface FlowInfo {
    title?: string;
    /** Address of a picture. */
    background?: string;
    /** Where "Not you?" leads. */
    cancel_url: string;
    layout: "stacked" | "content_left" | "content_right" | "sidebar_left" | "sidebar_right";
}

interface Common {
    type: string;
    /** Missing on errors, redirects and shells. */
    flow_info?: FlowInfo;
    /** Messages by field, `non_field_errors` for the rest. */
    response_errors?: Record<string, { string: string; code: string }[]>;
}

interface PendingUser {
    pending_user: string;
    /** An address, or a picture as `data:`. */
    pending_user_avatar: string;
}

/** A way to sign in with another system; its challenge is shown in place of the one that it came in. */
export interface LoginSource {
    name: string;
    icon_url?: string | null;
    challenge: ChallengeOf<"xak-flow-redirect" | "ak-source-plex" | "ak-source-oauth-apple">;
}

export interface Permission {
    id: string;
    name: string;
}

export interface Prompt {
    field_key: string;
    label: string;
    type:
        | "text"
        | "text_read_only"
        | "username"
        | "email"
        | "password"
        | "number"
        | "checkbox"
        | "date"
        | "date-time"
        | "file"
        | "separator"
        | "hidden"
        | "static"
        | "ak-locale";
    required: boolean;
    placeholder: string;
    order: number;
    /** HTML below the field. */
    sub_text: string;
}

export interface DeviceChallenge {
    /** `static`, `totp`, `webauthn`, `duo` or `sms`. */
    device_class: string;
    device_uid: string;
    /** Request options for `webauthn`, empty for the others. */
    challenge: Record<string, unknown>;
}

export interface SelectableStage {
    pk: string;
    name: string;
    verbose_name: string;
    meta_model_name: string;
}

interface Challenges {
    "ak-stage-access-denied": PendingUser & { error_message?: string };
    "ak-stage-authenticator-duo": PendingUser & { activation_barcode: string; activation_code: string; stage_uuid: string };
    "ak-stage-authenticator-sms": PendingUser & { phone_number_required?: boolean };
    "ak-stage-authenticator-static": PendingUser & { codes: string[] };
    "ak-stage-authenticator-totp": PendingUser & { config_url: string };
    "ak-stage-authenticator-validate": PendingUser & { device_challenges: DeviceChallenge[]; configuration_stages: SelectableStage[] };
    "ak-stage-authenticator-webauthn": PendingUser & { registration: Record<string, unknown> };
    "ak-stage-autosubmit": { url: string; attrs: Record<string, string>; title?: string };
    "ak-stage-captcha": PendingUser & { site_key: string; js_url: string };
    "ak-stage-consent": PendingUser & { header_text?: string; permissions: Permission[]; additional_permissions: Permission[]; token: string };
    "ak-stage-dummy": object;
    "ak-stage-email": object;
    "ak-stage-flow-error": { request_id: string; error?: string; traceback?: string };
    "ak-stage-identification": {
        user_fields: string[] | null;
        password_fields: boolean;
        /** Name of the application that the sign-in is for. */
        application_pre?: string;
        enroll_url?: string;
        recovery_url?: string;
        passwordless_url?: string;
        /** Text of the button. */
        primary_action: string;
        sources?: LoginSource[];
        show_source_labels: boolean;
    };
    "ak-stage-password": PendingUser & { recovery_url?: string };
    "ak-stage-prompt": { fields: Prompt[] };
    "ak-provider-oauth2-device-code": object;
    "ak-provider-oauth2-device-code-finish": object;
    "ak-source-oauth-apple": { client_id: string; scope: string; redirect_uri: string; state: string };
    "ak-source-plex": { client_id: string; slug: string };
    "xak-flow-redirect": { to: string };
    "xak-flow-shell": { body: string };
}

interface Answers {
    "ak-stage-authenticator-sms": { code?: string; phone_number?: string };
    "ak-stage-authenticator-totp": { code: string };
    "ak-stage-authenticator-validate": {
        selected_challenge?: DeviceChallenge;
        selected_stage?: string;
        code?: string;
        webauthn?: Record<string, unknown>;
        duo?: number;
    };
    "ak-stage-authenticator-webauthn": { response: Record<string, unknown> };
    "ak-stage-captcha": { token: string };
    "ak-stage-consent": { token: string };
    "ak-stage-identification": { uid_field: string; password?: string };
    "ak-stage-password": { password: string };
    "ak-stage-prompt": Record<string, string>;
    "ak-provider-oauth2-device-code": { code: string };
}

export type Component = keyof Challenges;

export type ChallengeOf<C extends Component> = { [K in C]: Common & { component: K } & Challenges[K] }[C];
/** What the executor asks for; `component` tells which of them it is. */
export type Challenge = ChallengeOf<Component>;

/** What a component is answered, apart from its name; nothing unless it says otherwise. */
export type AnswerTo<C extends Component> = C extends keyof Answers ? Answers[C] : object;
export type ChallengeResponse = { component: Component } & object;
