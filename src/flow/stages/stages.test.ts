import type { Prompt } from "#src/api/challenges.ts";
import { person, pressed, stageSuite, typed } from "../testing/stage.suite.ts";

const failed = (stage: HTMLElement): boolean => stage.querySelector("[role=alert]:not([hidden])") !== null;

stageSuite("ak-stage-identification", {
    challenge: {
        user_fields: ["username", "email"],
        password_fields: true,
        primary_action: "Log in",
        sources: [],
        show_source_labels: false,
        enroll_url: "/e",
    },
    shows: ["Email or Username", "Log in", "Sign up."],
    focus: "[name=uidField]",
    answer: { does: typed({ uidField: "bob", password: "secret" }), sends: { uid_field: "bob", password: "secret" } },
    refuses: "uid_field",
});
stageSuite("ak-stage-password", {
    challenge: { ...person, recovery_url: "/if/flow/recovery/" },
    shows: ["bob", "Not you?", "Forgot password?"],
    focus: "[name=password]",
    answer: { does: typed({ password: "secret" }), sends: { password: "secret" } },
    refuses: "password",
});
stageSuite("ak-stage-consent", {
    challenge: {
        ...person,
        header_text: "Grafana wants to know you",
        permissions: [
            { id: "email", name: "Your address" },
            { id: "profile", name: "General Profile Information" },
        ],
        additional_permissions: [{ id: "groups", name: "Your groups" }],
        token: "once",
    },
    // The second is authentik's own, and shown in the visitor's language.
    shows: ["Grafana wants to know you", "Your address", "General profile information", "Your groups"],
    focus: "[type=submit]",
    answer: { sends: { token: "once" } },
});
stageSuite("ak-stage-dummy", { challenge: {}, shows: ["Continue"], focus: "[type=submit]", answer: { sends: {} } });
stageSuite("ak-stage-email", { challenge: {}, shows: ["Check your inbox"], focus: "[type=submit]", answer: { sends: {} } });
stageSuite("ak-stage-access-denied", {
    challenge: { ...person, error_message: "Closed today." },
    shows: ["Request has been denied.", "Closed today."],
    focus: "h1",
});
stageSuite("ak-stage-access-denied", {
    challenge: { ...person, error_message: "Unknown error" },
    shows: ["Request has been denied.", "A link that led here may be used up."],
    focus: "h1",
});
stageSuite("ak-stage-flow-error", {
    challenge: { request_id: "0123", error: "It broke.", traceback: "Traceback (most recent call last)" },
    shows: ["It broke.", "Traceback", "0123"],
    focus: "h1",
});
stageSuite("ak-stage-flow-error", {
    named: "of a link that would lead elsewhere",
    challenge: { request_id: "0123", error: "Redirects go to this host only." },
    shows: ["asks to go on to another site", "0123"],
    focus: "h1",
});
stageSuite("xak-flow-shell", { challenge: { body: "<p>Permission denied</p><script>alert(1)</script>" }, shows: ["Permission denied"], focus: "h1" });
stageSuite("ak-stage-captcha", {
    named: "for whose service the sandbox stands in",
    challenge: { ...person, site_key: "key", js_url: "/-/sandbox/captcha/" },
    shows: ["bob", "I am a person", "stands in for it"],
    focus: "[name=person]",
    answer: { does: pressed("[type=submit]"), sends: { token: "sandbox-failed" } },
    refuses: "token",
});
stageSuite("ak-stage-captcha", {
    challenge: { ...person, site_key: "key", js_url: "data:text/javascript," },
    shows: ["bob", "The check could not be loaded."],
    focus: "h1",
    settled: failed,
    blockedBy: ["require-trusted-types-for"],
});
stageSuite("ak-stage-authenticator-totp", {
    challenge: { ...person, config_url: "otpauth://totp/Example:bob?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30&issuer=Example" },
    shows: ["Scan this", "Code"],
    focus: "[name=code]",
    answer: { does: typed({ code: "123456" }), sends: { code: 123456 } },
    refuses: "code",
});
stageSuite("ak-stage-authenticator-static", {
    challenge: { ...person, codes: ["aaaa1", "bbbb2"] },
    shows: ["aaaa1", "bbbb2"],
    focus: "[type=submit]",
    answer: { sends: {} },
});
stageSuite("ak-stage-authenticator-sms", {
    challenge: { ...person, phone_number_required: true },
    shows: ["Phone number"],
    focus: "[name=phoneNumber]",
    answer: { does: typed({ phoneNumber: "+4912345" }), sends: { phone_number: "+4912345" } },
    refuses: "phone_number",
});
stageSuite("ak-stage-authenticator-webauthn", {
    challenge: { ...person, registration: {} },
    shows: ["Register device", "No security key was registered."],
    focus: "h1",
    settled: failed,
});
stageSuite("ak-stage-authenticator-webauthn", {
    named: "at an address without a name",
    challenge: { ...person, registration: { rp: { id: "127.0.0.1" } } },
    shows: ["only at an address with a name"],
    focus: "h1",
});
stageSuite("ak-stage-authenticator-duo", {
    challenge: { ...person, activation_barcode: person.pending_user_avatar, activation_code: "https://duo.test/activate", stage_uuid: "1" },
    shows: ["Check status", "Activate it here."],
    focus: "h1",
    respond: () => ({ body: { duo_response: "success" } }),
    answer: { does: pressed("button"), sends: {} },
});
stageSuite("ak-stage-authenticator-validate", {
    challenge: { ...person, device_challenges: [{ device_class: "totp", device_uid: "1", challenge: {} }], configuration_stages: [] },
    shows: ["Code"],
    focus: "[name=code]",
    answer: { does: typed({ code: "123456" }), sends: { code: "123456" } },
    refuses: "code",
});
stageSuite("ak-stage-authenticator-validate", {
    named: "with a choice",
    challenge: {
        ...person,
        device_challenges: [
            { device_class: "totp", device_uid: "1", challenge: {} },
            { device_class: "static", device_uid: "2", challenge: {} },
        ],
        configuration_stages: [
            {
                pk: "c0ffee",
                name: "setup-webauthn",
                verbose_name: "WebAuthn Stage",
                meta_model_name: "authentik_stages_authenticator_webauthn.authenticatewebauthnstage",
            },
        ],
    },
    shows: ["Select how to prove that it is you.", "Security key", "setup-webauthn", "Authenticator app", "Recovery codes"],
    focus: "h1",
    answer: { does: pressed(".ak-choice"), sends: { selected_stage: "c0ffee" } },
});
describe("with Plex out of order", () => {
    const real = window.fetch;
    before(() => {
        window.fetch = () => Promise.resolve(new Response("", { status: 503 }));
    });
    after(() => {
        window.fetch = real;
    });
    stageSuite("ak-source-plex", {
        challenge: { client_id: "app", slug: "plex" },
        shows: ["The server cannot be reached at the moment (status 503).", "Try again"],
        focus: "h1",
        settled: failed,
    });
});
stageSuite("ak-stage-autosubmit", {
    challenge: { url: "about:blank", attrs: { SAMLResponse: "PHNhbWw+" }, title: "On to Grafana" },
    shows: ["On to Grafana", "Continue"],
    focus: "[type=submit]",
});
stageSuite("ak-provider-oauth2-device-code", {
    challenge: {},
    shows: ["Code of the device"],
    focus: "[name=code]",
    answer: { does: typed({ code: "12345678" }), sends: { code: 12345678 } },
    refuses: "code",
});
stageSuite("ak-provider-oauth2-device-code-finish", { challenge: {}, shows: ["Device signed in", "You can close this tab."], focus: "h1" });
stageSuite("ak-source-oauth-apple", {
    challenge: { client_id: "app", scope: "name", redirect_uri: "https://idp.test/", state: "x" },
    shows: ["The sign-in with Apple did not begin."],
    focus: "h1",
    settled: failed,
    blockedBy: ["require-trusted-types-for"],
});

const prompt = (type: Prompt["type"], more: Partial<Prompt> = {}): Prompt => ({
    field_key: type.replaceAll("-", "_"),
    label: `A ${type}`,
    type,
    required: false,
    placeholder: "",
    order: 0,
    sub_text: "",
    ...more,
});
stageSuite("ak-stage-prompt", {
    challenge: {
        fields: [
            prompt("text", { sub_text: "Help for <b>this</b>" }),
            prompt("text_read_only", { placeholder: "fixed" }),
            prompt("username"),
            prompt("email"),
            prompt("password"),
            prompt("number"),
            prompt("checkbox", { placeholder: "on" }),
            prompt("date"),
            prompt("date-time"),
            prompt("file"),
            prompt("separator", { placeholder: "And then" }),
            prompt("hidden", { placeholder: "secret" }),
            prompt("static", { placeholder: "A <b>word</b>" }),
            prompt("ak-locale", { placeholder: "de" }),
        ],
    },
    shows: [
        "A text",
        "A username",
        "A email",
        "A password",
        "A number",
        "A checkbox",
        "A date",
        "A date-time",
        "A file",
        "And then",
        "A word",
        "Help for this",
    ],
    focus: "[name=text]",
    answer: {
        does: typed({ text: "one", number: "7", date: "2026-11-25" }),
        sends: {
            text: "one",
            text_read_only: "fixed",
            username: "",
            email: "",
            password: "",
            number: "7",
            checkbox: "on",
            date: "2026-11-25",
            date_time: "",
            file: "",
            hidden: "secret",
            ak_locale: "de",
        },
    },
    refuses: "text",
});
