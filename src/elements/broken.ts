import { msg } from "@lit/localize";
import { css, html, nothing, render, type LitElement, type TemplateResult } from "lit";

/** Of what is shown in place of something that could not be rendered. */
export const brokenStyles = css`
    .ak-broken {
        display: grid;
        gap: var(--pf-t--global--spacer--sm);
        padding: var(--pf-t--global--spacer--md);
        border-inline-start: 3px solid var(--pf-t--global--border--color--status--danger--default);
        color: var(--pf-t--global--text--color--regular);
    }

    .ak-broken pre {
        max-block-size: 20rem;
        margin: 0;
        overflow: auto;
        font-family: var(--pf-t--global--font--family--mono);
        font-size: var(--pf-t--global--font--size--body--sm);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
    }
`;

/** Says that something could not be shown, why, and what it was: nothing of the data is kept from the visitor. */
export const broken = (error: unknown, data: unknown): TemplateResult =>
    html`<div class="ak-broken" role="alert">
        <strong>${msg("This could not be shown.")}</strong>
        <span>${error instanceof Error ? error.message : String(error)}</span>
        ${data === undefined ? nothing : html`<pre tabindex="0">${asText(data)}</pre>`}
    </div>`;

/**
 * Updates an element, and is the end of what goes wrong in it: the error is reported, and said where the element stands. The page around it lives.
 * @param instead what is shown then
 */
export function updateOrSay(element: LitElement, update: () => void, instead: (error: unknown) => unknown): void {
    try {
        update();
    } catch (error) {
        reportError(error);
        render(instead(error), element.renderRoot, element.renderOptions);
    }
}

function asText(data: unknown): string {
    try {
        return JSON.stringify(data, null, 2);
    } catch {
        // A circle, or a number that JSON does not know.
        return String(data);
    }
}
