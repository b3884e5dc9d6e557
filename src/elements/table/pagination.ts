import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Pagination } from "#src/base/page.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import { selectArrow } from "../select-arrow.ts";
import { selectOption } from "../select-option.ts";
import { PAGE_SIZES } from "./layout.ts";

/** Before anything is known of a list: takes the place that is needed afterwards. */
const UNKNOWN: Pagination = { count: 0, current: 1, start_index: 0, end_index: 0, total_pages: 1, next: 0, previous: 0 };

/** Where one is in a list, and the way to the pages beside; `list` tells several of a page apart. */
export function pagination(at: Pagination = UNKNOWN, list: string, go: (page: number) => void, position: "top" | "bottom", more?: unknown): TemplateResult {
    const step = (name: IconName, label: string, page: number): TemplateResult =>
        html`<div class="pf-v6-c-pagination__nav-control">
            <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${label} data-tip ?disabled=${page < 1} @click=${() => go(page)}>
                <span class="pf-v6-c-button__icon">${icon(name)}</span>
            </button>
        </div>`;
    return html`<div class="pf-v6-c-pagination ${at === UNKNOWN ? "unknown" : ""}">
        ${more}
        <span class="pages" aria-live=${position === "top" ? "polite" : "off"}><bdi>${msg(str`${at.start_index} - ${at.end_index} of ${at.count}`)}</bdi></span>
        <nav class="pf-v6-c-pagination__nav" aria-label=${position === "top" ? msg(str`Pages: ${list}`) : msg(str`Pages, below the table: ${list}`)}>
            ${step("left", msg("Previous page"), at.previous)}${step("right", msg("Next page"), at.next)}
        </nav>
    </div>`;
}

/** From a page that is still on its way one goes on to the one after it, not once more to itself. */
export const onTheWay = (at: Pagination | undefined, page: number): Pagination | undefined =>
    at && { ...at, next: page < at.total_pages ? page + 1 : 0, previous: page - 1 };

/** How many rows a page has; a number of one's own settings is among them. */
export function pageSizes(current: number, usual: number, choose: (size: number) => void): TemplateResult {
    const sizes = [...new Set([...PAGE_SIZES, usual, current])].toSorted((a, b) => a - b);
    return html`<label class="sizes">
        ${msg("Rows per page")}
        <span class="pf-v6-c-form-control">
            <select @change=${(event: Event & { target: HTMLSelectElement }) => choose(Number(event.target.value))}>
                ${sizes.map((size) => selectOption(size, size, size === current))}
            </select>
            ${selectArrow()}
        </span>
    </label>`;
}

/** Below a table there is something to choose as soon as there is more than the smallest page. */
export const hasFooter = ({ count, total_pages: pages }: Pagination): boolean => pages > 1 || count > Math.min(...PAGE_SIZES);
