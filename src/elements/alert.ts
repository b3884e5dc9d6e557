import { css, html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import sheet from "@patternfly/patternfly/components/Alert/alert.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";

/** How much it matters. */
type Level = "info" | "success" | "warning" | "danger";

const ICONS = { info: "info", success: "success", warning: "warning", danger: "error" } as const;

/**
 * Something to know about what is around it, for as long as it is so; `notify` is for what has just happened.
 * @slot - more about it, in a sentence
 * @slot actions - what can be done about it
 */
@customElement("ak-alert")
export class Alert extends AkElement {
    static override styles = [
        sheet,
        css`
            :host {
                display: block;
                overflow-wrap: anywhere;
            }

            .pf-v6-c-alert__action-group[hidden] {
                display: none;
            }

            .pf-v6-c-alert__action-group {
                margin-block-start: var(--pf-t--global--spacer--xs);
            }

            slot[name="actions"] {
                display: flex;
                flex-wrap: wrap;
                gap: var(--pf-t--global--spacer--sm);
            }
        `,
    ];

    @property() level: Level = "info";
    @property() header = "";
    @state() private hasActions = false;

    protected override render(): TemplateResult {
        return html`<div class="pf-v6-c-alert pf-m-inline ${`pf-m-${this.level}`}" role="note">
            <div class="pf-v6-c-alert__icon">${icon(ICONS[this.level])}</div>
            <p class="pf-v6-c-alert__title">${this.header}</p>
            <div class="pf-v6-c-alert__description"><slot></slot></div>
            <div class="pf-v6-c-alert__action-group" ?hidden=${!this.hasActions}><slot name="actions" @slotchange=${this.#count}></slot></div>
        </div>`;
    }

    #count({ target }: Event & { target: HTMLSlotElement }): void {
        this.hasActions = target.assignedElements().length > 0;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-alert": Alert;
    }
}
