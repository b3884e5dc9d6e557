import { html, type TemplateResult } from "lit";
import { breakable } from "./breakable.ts";

/** A term of a description list with its value. */
export const entry = (term: string, value: unknown): TemplateResult =>
    html`<div class="pf-v6-c-description-list__group">
        <dt class="pf-v6-c-description-list__term"><span class="pf-v6-c-description-list__text">${term}</span></dt>
        <dd class="pf-v6-c-description-list__description">
            <div class="pf-v6-c-description-list__text">${typeof value === "string" ? breakable(value) : value}</div>
        </dd>
    </div>`;

/** Terms with their values. */
export type Entries = readonly (readonly [term: string, value: unknown])[];

/** Terms and values, one below the other; an empty value is shown as a dash. */
export const facts = (entries: Entries): TemplateResult =>
    html`<dl class="pf-v6-c-description-list pf-m-horizontal-on-sm">${entries.map(([term, value]) => entry(term, isNothing(value) ? "–" : value))}</dl>`;

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
