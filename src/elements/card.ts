import { html, nothing, type TemplateResult } from "lit";

/** Parts of a card, each left out where there is nothing. */
interface CardParts {
    title?: string;
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
