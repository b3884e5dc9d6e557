import { msg } from "@lit/localize";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { field } from "#src/prompts/field.ts";
import { codeField, codeIn } from "../parts/code-field.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage, text } from "../stage.ts";

/** Registers a phone: its number first, then the code that was sent to it. */
@customElement("ak-stage-authenticator-sms")
export class AuthenticatorSmsStage extends Stage<"ak-stage-authenticator-sms"> {
    /** The visitor wants to say another number than the one that was said. */
    @state() private isAnother = false;

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("challenge")) this.isAnother = false;
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
