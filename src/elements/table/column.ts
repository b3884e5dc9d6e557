import { html, nothing, type TemplateResult } from "lit";
import type { Page } from "#src/base/page.ts";
import { breakable, cellText, isBroken } from "../breakable.ts";
import { icon } from "#src/base/icons.ts";

/** One column of a table. */
export interface Column<T> {
    title: () => string;
    /** Field by which the server sorts when the heading is pressed; left out: not sortable. */
    sort?: string;
    cell: (row: T) => unknown;
}

/** What a table asks its loader for; fields as in the API. */
export interface ListQuery {
    page: number;
    page_size: number;
    search: string;
    ordering: string;
}

export type Load<T> = (query: ListQuery, signal: AbortSignal) => Promise<Page<T>>;

export { yesNo } from "../label.ts";
export { ago, deadline, moment } from "../time.ts";

export const link = (href: string, label: unknown): TemplateResult =>
    typeof label === "string"
        ? // Where a name may be broken, browsers would read it out in pieces.
          html`<a class="ak-text" href=${href} data-tip aria-label=${isBroken(label) ? label : nothing}>${breakable(label)}</a>`
        : html`<a class="ak-text" href=${href}>${label}</a>`;

/** Links one after the other, with commas between. */
export const links = (all: readonly (readonly [href: string, label: string])[]): TemplateResult[] =>
    all.map(([href, label], index) => html`${index > 0 ? ", " : nothing}${link(href, label)}`);

/** A name that is read as one: not broken, and cut only where it is longer than any. */
export const oneLine = (text: string): TemplateResult => html`<span class="ak-text ak-whole" data-tip>${text}</span>`;

/** A round button with a picture, named for those who do not see it. */
export const iconButton = (name: Parameters<typeof icon>[0], label: string, press: () => void): TemplateResult =>
    html`<button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${label} data-tip @click=${press}>
        <span class="pf-v6-c-button__icon">${icon(name)}</span>
    </button>`;

/** A mail address; a dash for none. */
export const mailAddress = (address: string | undefined): unknown => (address ? cellText(address) : "–");
