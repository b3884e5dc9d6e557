import { text } from "#kernel/fields.ts";
import { fieldError, next, rejected, stage } from "../stage.ts";

/** The secret key that the service publishes for tests: every answer is accepted. Source: developers.google.com/recaptcha/docs/faq. */
const TEST_KEY = "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe";

/** Has a service decide whether a person is there; the sandbox reaches none, so only its test key is accepted (D-904). Source: authentik/stages/captcha/stage.py. */
export const captcha = stage("authentik_stages_captcha.captchastage", {
    component: "ak-stage-captcha",
    namesUser: true,
    schema: "Captcha",
    guards: true,
    shows: { site_key: text(), js_url: text() },
    takes: { token: text() },
    challenge: ({ settings }) => ({ js_url: settings.js_url, site_key: settings.public_key }),
    submit: ({ settings }) => (settings.private_key === TEST_KEY ? next() : rejected(fieldError("token", "Failed to validate token"))),
});
