import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import section from "@patternfly/patternfly/components/ExpandableSection/expandable-section.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";

/**
 * A button that opens and closes what is below it. What is closed stays in the page, so that a form keeps its fields.
 * @slot summary - what the button says; “Show more” and “Show less” where there is none
 * @slot - what is shown when open
 * @event ak-toggle - the visitor has opened or closed it; not when `open` is set from outside. Detail is `open`
 * @csspart panel - what is shown when open
 */
@customElement("ak-expand")
export class Expand extends AkElement {
    static override styles = [
        button,
        section,
        css`
            :host {
                display: block;
                font-family: var(--pf-t--global--font--family--body);
            }

            .pf-v6-c-button {
                text-align: start;
                white-space: normal;
                overflow-wrap: anywhere;
            }

            .pf-v6-c-expandable-section__content {
                overflow-wrap: anywhere;
            }

            .pf-v6-c-expandable-section__toggle-icon {
                display: inline-block;
                transform: none;
                transition: rotate var(--pf-t--global--motion--duration--fade--short) var(--pf-t--global--motion--timing-function--default);
            }

            :host([open]) .pf-v6-c-expandable-section__toggle-icon {
                rotate: 90deg;
            }

            :host([open]:dir(rtl)) .pf-v6-c-expandable-section__toggle-icon {
                rotate: -90deg;
            }

            @media (prefers-reduced-motion: reduce) {
                .pf-v6-c-expandable-section__toggle-icon {
                    transition: none;
                }
            }
        `,
    ];

    /** Whether the content is shown; reflected, so that a page can style by it. */
    @property({ type: Boolean, reflect: true }) open = false;

    protected override render(): TemplateResult {
        return html`<div class="pf-v6-c-expandable-section pf-m-indented ${this.open ? "pf-m-expanded" : ""}">
            <div class="pf-v6-c-expandable-section__toggle">
                <button class="pf-v6-c-button pf-m-link" type="button" id="toggle" aria-expanded=${this.open} aria-controls="panel" @click=${this.#toggle}>
                    <span class="pf-v6-c-button__icon pf-m-start"><span class="pf-v6-c-expandable-section__toggle-icon">${icon("right")}</span></span
                    ><span class="pf-v6-c-button__text"><slot name="summary">${this.open ? msg("Show less") : msg("Show more")}</slot></span>
                </button>
            </div>
            <div class="pf-v6-c-expandable-section__content" id="panel" part="panel" role="region" aria-labelledby="toggle" ?hidden=${!this.open}>
                <slot></slot>
            </div>
        </div>`;
    }

    #toggle(): void {
        this.open = !this.open;
        this.emit("ak-toggle", this.open);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-expand": Expand;
    }
}
