import { msg } from "@lit/localize";
import { captchaStages, type CaptchaStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof captchaStages.create>[0];
const { group, secret, text, url } = fieldsFor<Body>();

/** Creates and changes a stage that shows a captcha. */
export const captchaForm = stageForm<CaptchaStage, Body>({
    words: stageWords.captcha,
    api: captchaStages,
    fields: (stage) => [
        text("public_key", msg("Public key"), { required: true, help: msg("The site key, from the console of the captcha service.") }),
        secret("private_key", msg("Private key"), {
            required: true,
            keep: stage !== undefined,
            help: msg("The secret key, from the same place. It is never shown again."),
        }),
        group(
            msg("Service"),
            [
                url("js_url", msg("Script"), {
                    required: true,
                    initial: "https://www.recaptcha.net/recaptcha/api.js",
                    help: msg("Address of the script that shows the captcha."),
                }),
                url("api_url", msg("Verification"), {
                    required: true,
                    initial: "https://www.recaptcha.net/recaptcha/api/siteverify",
                    help: msg("Address that is asked whether the captcha was solved."),
                }),
            ],
            { help: msg("Filled in for reCAPTCHA. hCaptcha and Turnstile work the same way at their own addresses.") },
        ),
    ],
});
