import { msg } from "@lit/localize";
import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { alerts } from "#src/prompts/field.ts";

/** Has Duo ask on the visitor's phone, at once and again on demand. */
@customElement("ak-validate-duo")
export class ValidateDuo extends LitElement {
    @property({ attribute: false }) errors: readonly string[] = [];
    @property({ attribute: false }) send!: () => void;

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    protected override firstUpdated(): void {
        this.send();
    }

    protected override render(): TemplateResult {
        return html`
            ${alerts(this.errors)}
            ${
                this.errors.length === 0
                    ? html`<p class="ak-intro" role="status">${msg("Confirm the notification on your phone …")}</p>`
                    : html`<button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" @click=${() => this.send()}>${msg("Try again")}</button>`
            }
        `;
    }
}
