import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import { drawers } from "../drawer-state.ts";
import "./outside-button.ts";

/**
 * What was sent outside, beside a flow: a button in the corner of the page, and what it opens over it.
 * @cssprop --ak-outside-corner--end - room to leave at the end of the line, where something else stands in the corner
 */
@customElement("ak-outside-corner")
export class OutsideCorner extends AkElement {
    static override styles = [
        button,
        css`
            /* Before the sandbox menu. */
            ak-outside-button {
                position: fixed;
                z-index: 1;
                inset-block-start: var(--pf-t--global--spacer--sm);
                inset-inline-end: calc(var(--ak-outside-corner--end, 0px) + 4rem);
                border-radius: var(--pf-t--global--border--radius--pill);
                background: var(--pf-t--global--background--color--primary--default);
            }

            aside {
                position: fixed;
                z-index: 2;
                inset-block: 0;
                inset-inline-end: 0;
                box-sizing: border-box;
                inline-size: min(28rem, 100vi);
                padding: var(--pf-t--global--spacer--md);
                overflow: auto;
                color: var(--pf-t--global--text--color--regular);
                background-color: var(--pf-t--global--background--color--primary--default);
                box-shadow: var(--pf-t--global--box-shadow--lg);
                font-family: var(--pf-t--global--font--family--body);
            }

            aside:focus {
                outline: none;
            }

            header {
                display: flex;
                align-items: center;
                justify-content: space-between;
            }

            h2 {
                margin: 0;
                font-size: var(--pf-t--global--font--size--heading--sm);
            }
        `,
    ];

    constructor() {
        super();
        drawers.watch(this);
    }

    protected override render(): TemplateResult {
        return html`<ak-outside-button></ak-outside-button>${drawers.open === "outside" ? this.#panel() : nothing}`;
    }

    #panel(): TemplateResult {
        void import("./outside.ts");
        return html`<aside tabindex="-1" aria-labelledby="title" @keydown=${this.#key}>
            <header>
                <h2 id="title">${msg("Outside")}</h2>
                <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Close")} @click=${() => drawers.show(undefined)}>
                    <span class="pf-v6-c-button__icon">${icon("close")}</span>
                </button>
            </header>
            <ak-outside></ak-outside>
        </aside>`;
    }

    protected override updated(): void {
        const panel = this.renderRoot.querySelector("aside");
        if (panel && !panel.contains(this.shadowRoot?.activeElement ?? null)) panel.focus({ preventScroll: true });
    }

    #key(event: KeyboardEvent): void {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        drawers.show(undefined);
        this.renderRoot.querySelector("ak-outside-button")?.shadowRoot?.querySelector("button")?.focus();
    }
}

/** Puts it on the page. */
export const showOutsideCorner = (): void => document.body.append(document.createElement("ak-outside-corner"));

declare global {
    interface HTMLElementTagNameMap {
        "ak-outside-corner": OutsideCorner;
    }
}
