/* Runs in a browser: a table of 1,000 rows by ak-table, and the same cells by nothing but lit. */
import { html, render } from "lit";
import type { Table } from "#src/elements/table/ak-table.ts";
import "#src/elements/table/ak-table.ts";
import type { Column } from "#src/elements/table/column.ts";

interface Row {
    pk: number;
    name: string;
    email: string;
    path: string;
    seen: string;
}

const ROWS = 1000;
const results: Row[] = Array.from({ length: ROWS }, (_, pk) => ({ pk, name: `user${pk}`, email: `p${pk}@example.test`, path: "users", seen: "2023-02-15" }));
const columns: Column<Row>[] = (["name", "email", "path", "seen"] as const).map((field) => ({ title: () => field, cell: (row) => row[field] }));
const pagination = { next: 0, previous: 0, count: ROWS, current: 1, total_pages: 1, start_index: 1, end_index: ROWS };

/** ms until the rows are in the page, layout included. */
async function timed(show: (box: HTMLElement) => Promise<void>): Promise<number> {
    const box = document.body.appendChild(document.createElement("div"));
    const started = performance.now();
    await show(box);
    void box.offsetHeight;
    const taken = performance.now() - started;
    box.remove();
    return taken;
}

const bare = (box: HTMLElement): Promise<void> => {
    render(
        html`<table>
            ${results.map(
                (row) =>
                    html`<tr>
                        ${columns.map(({ cell }) => html`<td>${cell(row)}</td>`)}
                    </tr>`,
            )}
        </table>`,
        box,
    );
    return Promise.resolve();
};

async function table(box: HTMLElement): Promise<void> {
    render(html`<ak-table label="Rows" .columns=${columns} .load=${async () => ({ results, pagination })}></ak-table>`, box);
    const element = box.querySelector("ak-table") as Table<unknown>;
    while (element.rows.length < ROWS) await Promise.resolve();
    await element.updateComplete;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Medians of both, in turn, so that a machine that drifts drifts for both. */
async function measure(rounds: number): Promise<{ bare: number; table: number }> {
    const taken = { bare: [] as number[], table: [] as number[] };
    for (let round = 0; round < rounds; round++) {
        taken.bare.push(await timed(bare));
        taken.table.push(await timed(table));
    }
    return { bare: median(taken.bare), table: median(taken.table) };
}

Object.assign(globalThis, { measure });
