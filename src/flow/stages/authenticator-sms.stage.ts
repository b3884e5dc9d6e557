import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { field } from "#src/prompts/field.ts";
import { userBlock } from "../parts/user-block.ts";
import { number, Stage, text } from "../stage.ts";

/** Registers a phone: its number first, then the code that was sent to it. */
@customElement("ak-stage-authenticator-sms")
export class AuthenticatorSmsStage extends Stage<"ak-stage-authenticator-sms"> {
    protected override render(): TemplateResult {
        return this.card((this.challenge.phone_number_required ?? true) ? this.#number() : this.#code());
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
        const input = field({
            name: "code",
            label: msg("Code"),
            autocomplete: "one-time-code",
            inputmode: "numeric",
            pattern: "[0-9]*",
            errors: this.errors("code"),
        });
        return this.form(html`${userBlock(this.challenge)}${input}`, msg("Continue"), (values) => ({ code: number(values, "code") }));
    }
}
