import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import { language } from "#src/base/language.ts";
import ring from "#src/base/styles/control-ring.css";
import { FormControl } from "./control.ts";

const UNITS = ["weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds"] as const;

/** The parts of a duration as the API writes it, "hours=1;minutes=30": units are known in any case, unknown ones count for nothing. */
export function partsOf(text: string): { unit: (typeof UNITS)[number]; amount: number }[] {
    return text.split(";").flatMap((part) => {
        const [name = "", value = ""] = part.split("=");
        const unit = UNITS.find((known) => known === name.trim().toLowerCase());
        const amount = Number(value);
        return unit && value.trim() !== "" && Number.isFinite(amount) ? [{ unit, amount }] : [];
    });
}

/** "1 hour, 30 minutes", in the page's language; empty when nothing of it is a duration. */
export function spoken(text: string): string {
    const parts = partsOf(text).map(({ unit, amount }) =>
        new Intl.NumberFormat(language(), { style: "unit", unit: unit.slice(0, -1), unitDisplay: "long", maximumFractionDigits: 6 }).format(amount),
    );
    return new Intl.ListFormat(language(), { type: "unit" }).format(parts);
}

/**
 * A span of time as the API writes it, "hours=1;minutes=30", with what it means below.
 * @event change - the visitor has changed it
 */
@customElement("ak-duration")
export class Duration extends FormControl<string> {
    static override styles = [
        control,
        ring,
        css`
            .meaning {
                min-block-size: 1.5em;
                font-size: var(--pf-t--global--font--size--body--sm);
                color: var(--pf-t--global--text--color--subtle);
                overflow-wrap: anywhere;
            }
        `,
    ];

    @property({ attribute: false }) value = "";

    override get problem(): string | undefined {
        if (this.value === "") return super.problem;
        return partsOf(this.value).length === 0 ? msg(str`Write spans of time as in “hours=1;minutes=30”. There are ${UNITS.join(", ")}.`) : undefined;
    }

    protected override render(): TemplateResult {
        return html`<span class="pf-v6-c-form-control ${this.invalid ? "pf-m-error" : ""} ${this.isDisabled ? "pf-m-disabled" : ""}">
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="hours=1;minutes=30"
                    aria-label=${this.label}
                    aria-invalid=${this.invalid || nothing}
                    aria-required=${this.required || nothing}
                    ?disabled=${this.isDisabled}
                    .value=${this.value}
                    @input=${(event: InputEvent & { target: HTMLInputElement }) => this.change(event.target.value)}
                    @change=${(event: Event) => event.stopPropagation()}
                />
            </span>
            <div class="meaning">${spoken(this.value)}</div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-duration": Duration;
    }
}
