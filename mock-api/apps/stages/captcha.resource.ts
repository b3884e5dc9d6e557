import { describe, type Row, text } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({
    ...stageFields,
    public_key: text(),
    private_key: text({ writeOnly: true }),
    js_url: text({ default: "https://www.recaptcha.net/recaptcha/api.js" }),
    api_url: text({ default: "https://www.recaptcha.net/recaptcha/api/siteverify" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_captcha.captchastage": Row<typeof fields>;
    }
}

/** Has a service decide whether a person is there. */
export const captchaStage = stageResource("authentik_stages_captcha.captchastage", {
    at: "captcha",
    component: "ak-stage-captcha-form",
    schema: "CaptchaStage",
    names: ["Captcha Stage", "Captcha Stages"],
    summary: "Verify the user is human using Google's reCaptcha.",
    fields,
    unfiltered: ["stage_uuid", "js_url", "api_url"],
});
