import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import sheet from "@patternfly/patternfly/components/Card/card.css";
import { icon, type IconName } from "#src/base/icons.ts";
import { language } from "#src/base/language.ts";
import { AkElement } from "./element.ts";
import "./skeleton.ts";

/** Parts of a card, each left out where there is nothing. */
interface CardParts {
    title?: unknown;
    body: unknown;
    /** What can be done, as buttons. */
    actions?: unknown;
}

/** A card, in the shadow root of whoever shows it: that must have PatternFly's sheet of it. */
export const card = ({ title, body, actions }: CardParts): TemplateResult =>
    html`<section class="pf-v6-c-card pf-m-bordered">
        ${
            title
                ? html`<header class="pf-v6-c-card__header">
                      <div class="pf-v6-c-card__header-main"><h2 class="pf-v6-c-card__title-text">${title}</h2></div>
                  </header>`
                : nothing
        }
        <div class="pf-v6-c-card__body">${body}</div>
        ${actions ? html`<div class="pf-v6-c-card__footer actions">${actions}</div>` : nothing}
    </section>`;

const fit = css`
    :host {
        display: block;
        min-inline-size: 0;
    }

    .pf-v6-c-card {
        block-size: 100%;
        overflow: visible;
        overflow-wrap: anywhere;
    }

    .pf-v6-c-card__title-text {
        display: flex;
        align-items: center;
        gap: var(--pf-t--global--spacer--sm);
        overflow-wrap: anywhere;
    }
`;

/**
 * A box around what belongs together, for pages that have not PatternFly's sheet of it.
 * @slot - the content
 */
@customElement("ak-card")
export class Card extends AkElement {
    static override styles = [sheet, fit];

    @property() header = "";

    protected override render(): TemplateResult {
        return card({ title: this.header, body: html`<slot></slot>` });
    }
}

/**
 * One big number with what it counts.
 * @slot - more about it, as a line of its past
 */
@customElement("ak-aggregate-card")
export class AggregateCard extends AkElement {
    static override styles = [
        sheet,
        fit,
        css`
            .value {
                font-family: var(--pf-t--global--font--family--heading);
                font-size: var(--pf-t--global--font--size--3xl);
                font-variant-numeric: tabular-nums;
                line-height: 1.2;
            }

            ak-skeleton {
                max-inline-size: 4rem;
            }

            slot {
                display: block;
                margin-block-start: var(--pf-t--global--spacer--sm);
            }

            .unit {
                color: var(--pf-t--global--text--color--subtle);
                font-size: var(--pf-t--global--font--size--body--sm);
            }
        `,
    ];

    @property() header = "";
    @property() icon: IconName | undefined;
    /** Undefined while it is being counted. */
    @property({ type: Number }) value: number | undefined;
    /** Where more can be read. */
    @property() href = "";
    /** What the number is of, as in “in the last 7 days”. */
    @property() unit = "";

    protected override render(): TemplateResult {
        const number = this.value?.toLocaleString(language());
        return card({
            title: html`${this.icon ? icon(this.icon) : nothing}${this.header}`,
            body: html`<div class="value">
                    ${number === undefined ? html`<ak-skeleton lines="1"></ak-skeleton>` : this.href ? html`<a href=${this.href} aria-label="${this.header}: ${number}">${number}</a>` : number}
                </div>
                ${this.unit ? html`<div class="unit">${this.unit}</div>` : nothing}
                <slot></slot>`,
        });
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-card": Card;
        "ak-aggregate-card": AggregateCard;
    }
}
