import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "@lit/localize";
import button from "@patternfly/patternfly/components/Button/button.css";
import empty from "@patternfly/patternfly/components/EmptyState/empty-state.css";
import { icon, type IconName } from "#src/base/icons.ts";
import { sentence } from "#src/base/failure.ts";
import { AkElement } from "./element.ts";
import { requestNumber } from "./request-number.ts";

/**
 * What is shown where content would be: nothing found, nothing there yet, or something went wrong.
 * @slot - what it means for the visitor, in a sentence
 * @slot actions - what they can do about it
 */
@customElement("ak-empty-state")
export class EmptyState extends AkElement {
    static override styles = [
        button,
        empty,
        css`
            :host {
                display: block;
                overflow-wrap: anywhere;
            }

            .request {
                color: var(--pf-t--global--text--color--subtle);
                font-size: var(--pf-t--global--font--size--body--sm);
            }
        `,
    ];

    @property() icon: IconName = "info";
    @property() header = "";
    /** Whether it is all that the page has: its header is that of the page then. */
    @property({ type: Boolean }) page = false;
    /** What went wrong: its sentence is shown where the slot is empty, with the request's number below it, to look up in the server's log. */
    @property({ attribute: false }) error: unknown;
    /** Shows a button that tries again what failed; also announces the text as an error. */
    @property({ attribute: false }) retry: (() => void) | undefined;

    #title(): TemplateResult {
        const text = "pf-v6-c-empty-state__title-text";
        return this.page ? html`<h1 class=${text}>${this.header}</h1>` : html`<h2 class=${text}>${this.header}</h2>`;
    }

    protected override render(): TemplateResult {
        return html`<div class="pf-v6-c-empty-state ${this.retry ? "pf-m-danger" : ""}" role=${this.retry ? "alert" : nothing}>
            <div class="pf-v6-c-empty-state__content">
                <div class="pf-v6-c-empty-state__header">
                    <div class="pf-v6-c-empty-state__icon">${icon(this.error === undefined ? this.icon : "error")}</div>
                    ${this.header ? html`<div class="pf-v6-c-empty-state__title">${this.#title()}</div>` : nothing}
                </div>
                <div class="pf-v6-c-empty-state__body"><slot>${this.error === undefined ? nothing : sentence(this.error)}</slot></div>
                <div class="pf-v6-c-empty-state__footer">
                    <div class="pf-v6-c-empty-state__actions">
                        ${this.retry ? html`<button class="pf-v6-c-button pf-m-primary" type="button" @click=${this.retry}>${msg("Try again")}</button>` : nothing}
                        <slot name="actions"></slot>
                    </div>
                    <p class="request">${requestNumber(this.error)}</p>
                </div>
            </div>
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-empty-state": EmptyState;
    }
}
