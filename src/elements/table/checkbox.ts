import { html, type TemplateResult } from "lit";

/** A box that chooses one row, or all of a page; in between while only some of those are chosen. */
export const checkbox = (label: string, { all, some = false }: { all: boolean; some?: boolean }, press: (event: MouseEvent) => void): TemplateResult =>
    html`<label class="pf-v6-c-check pf-m-standalone">
        <input class="pf-v6-c-check__input" type="checkbox" aria-label=${label} .checked=${all} .indeterminate=${some && !all} @click=${press} />
    </label>`;
