import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { passwordField } from "#src/prompts/password-field.ts";
import { prefill } from "../parts/prefill.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage, text } from "../stage.ts";

/** Asks for the password of the user who was found. */
@customElement("ak-stage-password")
export class PasswordStage extends Stage<"ak-stage-password"> {
    readonly #prefilled = prefill.take("password");

    protected override render(): TemplateResult {
        const recovery = this.challenge.recovery_url;
        const password = passwordField({
            name: "password",
            label: msg("Password"),
            autocomplete: "current-password",
            value: this.#prefilled,
            errors: this.errors("password"),
            hint: recovery ? html`<a href=${recovery}>${msg("Forgot password?")}</a>` : nothing,
        });
        return this.card(this.form(html`${userBlock(this.challenge)}${password}`, msg("Continue"), (values) => ({ password: text(values, "password") })));
    }

    /** A password that was refused is not worth keeping. */
    protected override updated(changed: PropertyValues<this>): void {
        const input = this.querySelector<HTMLInputElement>("input[name=password]");
        if (changed.get("challenge") !== undefined && input) input.value = "";
    }
}
