import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import check from "@patternfly/patternfly/components/Check/check.css";
import { FormControl } from "./control.ts";
import type { Option } from "./options.ts";

/**
 * Chooses any of a few that are all in view.
 * @event change - the visitor has chosen one more or less
 */
@customElement("ak-checkbox-group")
export class CheckboxGroup extends FormControl<readonly (string | number)[]> {
    static override styles = [
        check,
        css`
            :host {
                display: block;
            }

            [role="group"] {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
                overflow-wrap: anywhere;
            }
        `,
    ];

    @property({ attribute: false }) value: readonly (string | number)[] = [];
    @property({ attribute: false }) options: readonly Option[] = [];

    protected override formValue(): FormData {
        const data = new FormData();
        for (const value of this.value) data.append(this.name, String(value));
        return data;
    }

    protected override render(): TemplateResult {
        return html`<div role="group" aria-label=${this.label}>${this.options.map((option, index) => this.#check(option, index))}</div>`;
    }

    #check({ value, label, description }: Option, index: number): TemplateResult {
        return html`<label class="pf-v6-c-check">
            <input
                class="pf-v6-c-check__input"
                type="checkbox"
                .checked=${this.value.includes(value)}
                ?disabled=${this.isDisabled}
                aria-invalid=${this.invalid || nothing}
                aria-labelledby="label-${index}"
                aria-describedby=${description ? `about-${index}` : nothing}
                @change=${(event: Event) => this.#toggle(event, value)}
            />
            <span id="label-${index}" class="pf-v6-c-check__label ${this.isDisabled ? "pf-m-disabled" : ""}">${label}</span>
            ${description ? html`<span class="pf-v6-c-check__description" id="about-${index}">${description}</span>` : nothing}
        </label>`;
    }

    /** In the order of the options, whatever was pressed first. */
    #toggle(event: Event, toggled: string | number): void {
        event.stopPropagation();
        const chosen = this.value.includes(toggled) ? this.value.filter((value) => value !== toggled) : [...this.value, toggled];
        this.change(this.options.map(({ value }) => value).filter((value) => chosen.includes(value)));
    }

    protected override describe(): void {
        super.describe(this.renderRoot.querySelector<HTMLElement>("[role=group]")!);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-checkbox-group": CheckboxGroup;
    }
}
