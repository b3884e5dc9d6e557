import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { refusals } from "#src/prompts/field.ts";

/** What a challenge names in place of a script, to an interface that prefers it, where the sandbox stands in for the service. */
export const TEST_WIDGET = "/-/sandbox/captcha/";

/** What is answered by whoever says that they are a person, and by everybody else. */
const PASSED = "sandbox-passed";
const FAILED = "sandbox-failed";
const FIELD = "person";

/** The widget of the sandbox: it believes what it is told, so that both can be tried. */
export const testCaptcha = (errors: readonly string[]): TemplateResult => html`
    <div class="pf-v6-c-form__group">
        <div class="pf-v6-c-check">
            <input
                class="pf-v6-c-check__input"
                type="checkbox"
                id="ak-field-person"
                name=${FIELD}
                aria-invalid=${errors.length > 0}
                aria-describedby="ak-field-person-hint ak-field-person-error"
            />
            <label class="pf-v6-c-check__label" for="ak-field-person">${msg("I am a person")}</label>
            <span class="pf-v6-c-check__description" id="ak-field-person-hint">
                ${msg("The sandbox does not reach the captcha service and stands in for it: without the tick, the check fails.")}
            </span>
        </div>
        ${refusals("ak-field-person", errors)}
    </div>
`;

export const testAnswer = (values: FormData): { token: string } => ({ token: values.has(FIELD) ? PASSED : FAILED });
