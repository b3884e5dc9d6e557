import { html, type TemplateResult } from "lit";

/**
 * One of what a `<select>` offers, where something else changes what is chosen, too, as Back does. Its attribute would not do: browsers ignore it for an option
 * that somebody has chosen by hand before.
 */
export const selectOption = (value: string | number, label: string | number, isChosen: boolean): TemplateResult =>
    html`<option value=${value} .selected=${isChosen}>${label}</option>`;
