import { html, nothing, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";
import type { Column } from "./column.ts";

/**
 * The head of a column; a button where the server can sort by it.
 * @param ordering field that is sorted by now, with a minus for descending
 * @param border by which the column is made wider, at its end
 */
export function heading(
    { title, sort }: Pick<Column<never>, "title" | "sort">,
    ordering: string,
    sortBy: (field: string) => void,
    border: TemplateResult,
): TemplateResult {
    // Its name is not what the border is called as well.
    if (sort === undefined) return html`<th class="pf-v6-c-table__th" scope="col" aria-label=${title()}>${title()}${border}</th>`;
    const direction = ordering === sort ? "ascending" : ordering === `-${sort}` ? "descending" : "none";
    return html`<th
        class="pf-v6-c-table__th pf-v6-c-table__sort ${direction === "none" ? "" : "pf-m-selected"}"
        scope="col"
        aria-sort=${direction}
        aria-label=${title()}
    >
        <button class="pf-v6-c-table__button" type="button" @click=${() => sortBy(sort)}>
            <span class="pf-v6-c-table__button-content">
                <span class="pf-v6-c-table__text">${title()}</span>
                <span class="pf-v6-c-table__sort-indicator">${icon(direction === "none" ? "sort" : direction === "ascending" ? "sort-up" : "sort-down")}</span>
            </span>
        </button>
        ${border}
    </th>`;
}

/** What rows stand under, over all columns; nothing where they stand under none. */
export const groupHead = (text: string | undefined, columns: number): unknown =>
    text === undefined
        ? nothing
        : html`<tbody class="pf-v6-c-table__tbody group">
              <tr class="pf-v6-c-table__tr">
                  <th class="pf-v6-c-table__th" scope="rowgroup" colspan=${columns}>${text}</th>
              </tr>
          </tbody>`;
