import { fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import "./ak-table.ts";
import type { Column, ListQuery } from "./column.ts";

export interface Row {
    pk: number;
    name: string;
}
export const rows: Row[] = Array.from({ length: 45 }, (_, index) => ({ pk: index + 1, name: `row ${index + 1}` }));
export const columns: Column<Row>[] = [
    { title: () => "Name", sort: "name", cell: ({ name }) => html`<a href="#/x">${name}</a> <span class="text">text</span>` },
    { title: () => "Number", cell: ({ pk }) => pk },
];

/** A server of 45 rows; `asked` is what it was asked for. */
export function server() {
    const asked: ListQuery[] = [];
    const load = async (query: ListQuery) => {
        asked.push(query);
        const found = rows.filter(({ name }) => name.includes(query.search));
        const pages = Math.max(1, Math.ceil(found.length / query.page_size));
        if (query.page > pages) throw new ApiError(404, { detail: "Invalid page." });
        const start = (query.page - 1) * query.page_size;
        const results = found.slice(start, start + query.page_size);
        return {
            results,
            pagination: {
                next: query.page < pages ? query.page + 1 : 0,
                previous: query.page - 1,
                count: found.length,
                current: query.page,
                total_pages: pages,
                start_index: found.length > 0 ? start + 1 : 0,
                end_index: start + results.length,
            },
        };
    };
    return { asked, load };
}

/** A table of `load`, when its first answer is there. */
export const make = async (load: Table<Row>["load"], more: Partial<Table<Row>> = {}): Promise<Table<Row>> => {
    const table = await fixture<Table<Row>>(
        html`<ak-table
            label="Rows"
            searchable
            .columns=${columns}
            .load=${load}
            .rowLabel=${(row: Row) => row.name}
            .urlKey=${more.urlKey}
            .bulk=${more.bulk}
            .expand=${more.expand}
            .peek=${more.peek}
            .groupBy=${more.groupBy}
            .actions=${more.actions}
            .pageSize=${more.pageSize ?? 20}
            .memory=${more.memory}
        ></ak-table>`,
    );
    await waitUntil(() => table.shadowRoot!.querySelector("tbody, ak-empty-state"));
    return table;
};
export const all = <E extends Element>(table: Table<Row>, selector: string) => [...table.shadowRoot!.querySelectorAll<E & HTMLElement>(selector)];
export const texts = (table: Table<Row>) => all(table, "tbody a").map(({ textContent }) => textContent);
/** Something to be done with rows: so they can be chosen. */
export const bulk = () => html`<button class="bulk-delete">Delete</button>`;
