import { msg } from "@lit/localize";
import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { alerts } from "#src/prompts/field.ts";
import { codeField, codeIn } from "../parts/code-field.ts";

/** Has Duo ask on the visitor's phone, at once and again on demand; takes a passcode of the app meanwhile. */
@customElement("ak-validate-duo")
export class ValidateDuo extends LitElement {
    /** What came of asking. */
    @property({ attribute: false }) errors: readonly string[] = [];
    /** What came of the passcode. */
    @property({ attribute: false }) codeErrors: readonly string[] = [];
    @property({ attribute: false }) busy = false;
    @property({ attribute: false }) send!: () => void;
    @property({ attribute: false }) sendCode!: (code: string) => void;

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
                this.busy
                    ? html`<p class="ak-intro" role="status">${msg("Confirm the notification on your phone …")}</p>`
                    : html`<button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" @click=${() => this.send()}>${msg("Ask again")}</button>`
            }
            <div class="ak-or"><span>${msg("or")}</span></div>
            <form class="pf-v6-c-form" aria-label=${msg("Passcode")} @submit=${this.#submit}>
                ${codeField({ label: msg("Passcode"), errors: this.codeErrors, hint: msg("The Duo app shows one.") })}
                <div class="pf-v6-c-form__group pf-m-action">
                    <button class="pf-v6-c-button pf-m-secondary pf-m-block" type="submit">${msg("Use the passcode")}</button>
                </div>
            </form>
        `;
    }

    #submit(event: SubmitEvent): void {
        event.preventDefault();
        if (event.currentTarget instanceof HTMLFormElement) this.sendCode(codeIn(new FormData(event.currentTarget)));
    }
}
