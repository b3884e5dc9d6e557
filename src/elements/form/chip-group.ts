import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import labelAction from "#src/base/styles/label-action.css";
import sheet from "@patternfly/patternfly/components/Label/label.css";
import { AkElement } from "../element.ts";
import { chip } from "./chip.ts";
import type { Option } from "./options.ts";

/**
 * What is chosen elsewhere, as on a page of a table, each with a button that takes it away.
 * @event ak-remove - one is to go; detail is the option. Whoever set `options` takes it out
 */
@customElement("ak-chip-group")
export class ChipGroup extends AkElement {
    static override styles = [
        button,
        sheet,
        labelAction,
        css`
            ul {
                display: flex;
                flex-wrap: wrap;
                gap: var(--pf-t--global--spacer--xs);
            }

            li {
                min-inline-size: 0;
            }
        `,
    ];

    @property({ attribute: false }) options: readonly Option[] = [];
    @property() label = "";

    protected override render(): TemplateResult {
        return html`<ul role="list" aria-label=${this.label}>
            ${this.options.map((option) => html`<li>${chip(option.label, () => this.emit("ak-remove", option))}</li>`)}
        </ul>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-chip-group": ChipGroup;
    }
}
