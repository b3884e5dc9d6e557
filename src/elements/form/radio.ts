import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { FormControl } from "./control.ts";
import own from "./radio.css";

/** One of a few; the value may be of any kind, as true and false are. */
export interface RadioOption {
    value: unknown;
    label: string;
    description?: string | undefined;
}

/**
 * Chooses one of a few that are all in view, each with a sentence about it. Arrow keys go from one to the next.
 * @event change - the visitor has chosen another
 */
@customElement("ak-radio")
export class Radio extends FormControl<unknown> {
    static override styles = [own];

    @property({ attribute: false }) value: unknown = null;
    @property({ attribute: false }) options: readonly RadioOption[] = [];

    protected override render(): TemplateResult {
        return html`<div
            class="cards ${this.invalid ? "invalid" : ""}"
            role="radiogroup"
            aria-label=${this.label}
            aria-required=${this.required || nothing}
            aria-invalid=${this.invalid || nothing}
        >
            ${this.options.map((option, index) => this.#card(option, index))}
        </div>`;
    }

    #card({ value, label, description }: RadioOption, index: number): TemplateResult {
        return html`<label class="card">
            <input
                type="radio"
                name="option"
                .checked=${value === this.value}
                ?disabled=${this.isDisabled}
                aria-labelledby="label-${index}"
                aria-describedby=${description ? `about-${index}` : nothing}
                @change=${(event: Event) => {
                    event.stopPropagation();
                    this.change(value);
                }}
            />
            <span id="label-${index}">${label}</span>
            ${description ? html`<small id="about-${index}">${description}</small>` : nothing}
        </label>`;
    }

    protected override get focusable(): HTMLElement | null {
        return this.renderRoot.querySelector<HTMLElement>("input:checked") ?? super.focusable;
    }

    /** The group is what the texts outside belong to. */
    protected override describe(): void {
        super.describe(this.renderRoot.querySelector<HTMLElement>("[role=radiogroup]")!);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-radio": Radio;
    }
}
