import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import sheet from "@patternfly/patternfly/components/Label/label.css";
import { icon, type IconName } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";

/** What a colour means; `undefined` is a plain grey. */
export type LabelColor = "green" | "blue" | "orange" | "red" | "purple" | "teal" | "yellow" | undefined;

/** Pictures that go with a colour, so that it never speaks alone. */
const ICONS: Partial<Record<NonNullable<LabelColor>, IconName>> = { green: "success", orange: "warning", yellow: "warning", red: "error", blue: "info" };

/**
 * A word or two on a coloured ground. For cells of a table, whose sheets have what it needs; elsewhere use `ak-label`,
 * since a shadow root per cell would make long tables slow.
 */
export const label = (text: unknown, color?: LabelColor, name: IconName | undefined = color && ICONS[color]): TemplateResult =>
    html`<span class="pf-v6-c-label pf-m-compact ${color ? `pf-m-${color}` : ""}">
        <span class="pf-v6-c-label__content">
            ${name ? html`<span class="pf-v6-c-label__icon">${icon(name)}</span>` : nothing}
            <span class="pf-v6-c-label__text" dir="auto">${text}</span>
        </span>
    </span>`;

/** A yes or no that does not speak by colour alone. */
export const yesNo = (value: boolean | undefined, yes = msg("Yes"), no = msg("No")): TemplateResult =>
    value ? label(yes, "green", "check") : label(no, undefined, "close");

/**
 * A word or two on a coloured ground.
 * @slot - the text
 */
@customElement("ak-label")
export class Label extends AkElement {
    static override styles = [sheet];

    @property() color: LabelColor;
    /** Instead of the picture that goes with the colour. */
    @property() icon: IconName | undefined;

    protected override render(): TemplateResult {
        return label(html`<slot></slot>`, this.color, this.icon);
    }
}

/**
 * Yes or no, good or not, with picture and text.
 * @slot - the text; “Yes” or “No” where there is none
 */
@customElement("ak-status")
export class Status extends AkElement {
    static override styles = [sheet];

    @property({ type: Boolean }) good = false;

    protected override render(): TemplateResult {
        return label(html`<slot>${this.good ? msg("Yes") : msg("No")}</slot>`, this.good ? "green" : undefined, this.good ? "check" : "close");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-label": Label;
        "ak-status": Status;
    }
}
