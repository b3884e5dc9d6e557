import { html, type TemplateResult } from "lit";
import { msg } from "@lit/localize";
import type { Page } from "#src/common/page.ts";
import { icon } from "#src/common/icons.ts";

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

/** A yes or no that does not speak by colour alone. */
export const yesNo = (value: boolean | undefined): TemplateResult =>
    html`<span class="pf-v6-c-label pf-m-compact ${value ? "pf-m-green" : ""}">
        <span class="pf-v6-c-label__content">
            <span class="pf-v6-c-label__icon">${icon(value ? "check" : "close")}</span>
            <span class="pf-v6-c-label__text">${value ? msg("Yes") : msg("No")}</span>
        </span>
    </span>`;

/** A moment in the visitor's own zone and format; a dash for never. */
export const moment = (value: string | null | undefined): TemplateResult =>
    value
        ? html`<time datetime=${value}
              >${new Date(value).toLocaleString(document.documentElement.lang || "en", { dateStyle: "medium", timeStyle: "short" })}</time
          >`
        : html`<span aria-label=${msg("Never")}>–</span>`;

export const link = (href: string, label: unknown): TemplateResult => html`<a href=${href}>${label}</a>`;

/** A round button with a picture, named for those who do not see it. */
export const iconButton = (name: Parameters<typeof icon>[0], label: string, press: () => void): TemplateResult =>
    html`<button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${label} title=${label} @click=${press}>
        <span class="pf-v6-c-button__icon">${icon(name)}</span>
    </button>`;
