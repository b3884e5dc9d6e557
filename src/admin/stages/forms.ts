import type { Kinds } from "#src/pages/family.ts";
import { stageWords } from "./stage-words.ts";

/** The kinds of stages, in the order in which a new one is offered. */
export const stageKinds = {
    "ak-stage-authenticator-validate-form": {
        ...stageWords.authenticatorValidation,
        form: async () => (await import("./authenticator-validation.form.ts")).authenticatorValidationForm,
    },
    "ak-stage-captcha-form": {
        ...stageWords.captcha,
        form: async () => (await import("./captcha.form.ts")).captchaForm,
    },
    "ak-stage-consent-form": {
        ...stageWords.consent,
        form: async () => (await import("./consent.form.ts")).consentForm,
    },
    "ak-stage-deny-form": {
        ...stageWords.deny,
        form: async () => (await import("./deny.form.ts")).denyForm,
    },
    "ak-stage-dummy-form": {
        ...stageWords.dummy,
        form: async () => (await import("./dummy.form.ts")).dummyForm,
    },
    "ak-stage-authenticator-duo-form": {
        ...stageWords.duo,
        form: async () => (await import("./duo.form.ts")).duoForm,
    },
    "ak-stage-email-form": {
        ...stageWords.email,
        form: async () => (await import("./email.form.ts")).emailForm,
    },
    "ak-stage-identification-form": {
        ...stageWords.identification,
        form: async () => (await import("./identification.form.ts")).identificationForm,
    },
    "ak-stage-invitation-form": {
        ...stageWords.invitation,
        form: async () => (await import("./invitation-stage.form.ts")).invitationStageForm,
    },
    "ak-stage-password-form": {
        ...stageWords.password,
        form: async () => (await import("./password.form.ts")).passwordForm,
    },
    "ak-stage-prompt-form": {
        ...stageWords.prompt,
        form: async () => (await import("./prompt-stage.form.ts")).promptStageForm,
    },
    "ak-stage-authenticator-sms-form": {
        ...stageWords.sms,
        form: async () => (await import("./sms.form.ts")).smsForm,
    },
    "ak-stage-authenticator-static-form": {
        ...stageWords.static,
        form: async () => (await import("./static.form.ts")).staticForm,
    },
    "ak-stage-authenticator-totp-form": {
        ...stageWords.totp,
        form: async () => (await import("./totp.form.ts")).totpForm,
    },
    "ak-stage-authenticator-webauthn-form": {
        ...stageWords.webauthn,
        form: async () => (await import("./webauthn.form.ts")).webauthnForm,
    },
    "ak-stage-user-delete-form": {
        ...stageWords.userDelete,
        form: async () => (await import("./user-delete.form.ts")).userDeleteForm,
    },
    "ak-stage-user-login-form": {
        ...stageWords.userLogin,
        form: async () => (await import("./user-login.form.ts")).userLoginForm,
    },
    "ak-stage-user-logout-form": {
        ...stageWords.userLogout,
        form: async () => (await import("./user-logout.form.ts")).userLogoutForm,
    },
    "ak-stage-user-write-form": {
        ...stageWords.userWrite,
        form: async () => (await import("./user-write.form.ts")).userWriteForm,
    },
} satisfies Kinds;

/** What else is asked about stages. */
export const stageForms = {
    duoImport: async () => (await import("./duo-import.form.ts")).duoImportForm,
};
