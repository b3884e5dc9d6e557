import { msg } from "@lit/localize";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { AnswerTo } from "#src/api/challenges.ts";
import { field } from "#src/prompts/field.ts";
import { codeField, codeIn } from "../parts/code-field.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage, text } from "../stage.ts";

/** Registers a phone: its number first, then the code that was sent to it. */
@customElement("ak-stage-authenticator-sms")
export class AuthenticatorSmsStage extends Stage<"ak-stage-authenticator-sms"> {
    /** The visitor wants to say another number than the one that was said. */
    @state() private isAnother = false;
    /** What was answered last: refused, it says what was wrong. */
    #said: AnswerTo<"ak-stage-authenticator-sms"> = {};

    protected override willUpdate(changed: PropertyValues<this>): void {
        // To a number that was refused no code was sent, although the server goes on with it.
        if (changed.has("challenge")) this.isAnother = this.#said.phone_number !== undefined && this.errors("non_field_errors").length > 0;
    }

    protected override submit(answer: AnswerTo<"ak-stage-authenticator-sms">): void {
        this.#said = answer;
        super.submit(answer);
    }

    protected override render(): TemplateResult {
        return this.card(this.isAnother || (this.challenge.phone_number_required ?? true) ? this.#number() : this.#code());
    }

    #number(): TemplateResult {
        const input = field({
            name: "phoneNumber",
            label: msg("Phone number"),
            type: "tel",
            autocomplete: "tel",
            inputmode: "tel",
            pattern: String.raw`\+?[\d\s.\/\(\)\-]+`,
            hint: msg("With the country code, for example +49 170 1234567. A code is sent to it."),
            errors: this.errors("phone_number"),
        });
        return this.form(html`${userBlock(this.challenge)}${input}`, msg("Continue"), (values) => ({ phone_number: text(values, "phoneNumber") }));
    }

    #code(): TemplateResult {
        const input = codeField({ hint: msg("A code has been sent to you by text message."), errors: this.errors("code") });
        const form = this.form(html`${userBlock(this.challenge)}${input}`, msg("Continue"), (values) => ({ code: Number(codeIn(values)) }));
        return html`${form}<button class="pf-v6-c-button pf-m-link pf-m-block" type="button" @click=${() => void (this.isAnother = true)}>
                ${msg("No code? Say the number again, or another one")}
            </button>`;
    }
}
