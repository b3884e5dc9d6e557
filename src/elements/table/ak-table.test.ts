import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import { ApiError } from "#src/common/errors.ts";
import { pageOf } from "#src/api/stub.test-helper.ts";
import { routeState } from "#src/common/route.ts";
import type { Table } from "./ak-table.ts";
import "./ak-table.ts";
import type { Column, ListQuery } from "./column.ts";

interface Row {
    pk: number;
    name: string;
}
const rows: Row[] = Array.from({ length: 45 }, (_, index) => ({ pk: index + 1, name: `row ${index + 1}` }));
const columns: Column<Row>[] = [
    { title: () => "Name", sort: "name", cell: ({ name }) => html`<a href="#/x">${name}</a> <span class="text">text</span>` },
    { title: () => "Number", cell: ({ pk }) => pk },
];

/** A server of 45 rows; `asked` is what it was asked for. */
function server() {
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
                start_index: start + 1,
                end_index: start + results.length,
            },
        };
    };
    return { asked, load };
}

describe("ak-table", () => {
    afterEach(() => history.replaceState(null, "", "#"));

    const make = async (load: Table<Row>["load"], more: Partial<Table<Row>> = {}): Promise<Table<Row>> => {
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
                .actions=${more.actions}
            ></ak-table>`,
        );
        await waitUntil(() => table.shadowRoot!.querySelector("tbody, ak-empty-state"));
        return table;
    };
    const all = <E extends Element>(table: Table<Row>, selector: string) => [...table.shadowRoot!.querySelectorAll<E & HTMLElement>(selector)];
    const texts = (table: Table<Row>) => all(table, "tbody a").map(({ textContent }) => textContent);
    const bulk = () => html`<button class="bulk-delete">Delete</button>`;

    it("shows the first page and goes through the others", async () => {
        const { load, asked } = server();
        const table = await make(load, { urlKey: "" });
        expect(texts(table)).to.have.length(20);
        expect(table.shadowRoot!.querySelector(".pages")!.textContent).to.equal("1 - 20 of 45");
        all(table, "[aria-label='Next page']")[0]!.click();
        await waitUntil(() => texts(table)[0] === "row 21");
        expect(routeState()).to.deep.equal({ tablePage: 2 });
        expect(asked.at(-1)!.page).to.equal(2);
    });

    it("starts where the address says, and at a page that exists", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":99,"page":"page-overview"}');
        const table = await make(server().load, { urlKey: "" });
        await waitUntil(() => texts(table)[0] === "row 1");
        expect(routeState()).to.deep.equal({ page: "page-overview" });
    });

    it("takes nonsense in the address for the first page", async () => {
        for (const value of ["-1", "0", '"x"', "1.5", "null", "[]"]) {
            history.replaceState(null, "", `#/x;{"tablePage":${value}}`);
            expect(texts(await make(server().load, { urlKey: "" }))[0], value).to.equal("row 1");
        }
    });

    it("keeps two tables on a page apart", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2,"groupsTablePage":3}');
        const [first, second] = await Promise.all([make(server().load, { urlKey: "" }), make(server().load, { urlKey: "groups" })]);
        expect([texts(first)[0], texts(second)[0]]).to.deep.equal(["row 21", "row 41"]);
        all(second, "[aria-label='Previous page']")[0]!.click();
        await waitUntil(() => texts(second)[0] === "row 21");
        expect(routeState()).to.deep.equal({ tablePage: 2, groupsTablePage: 2 });
    });

    it("leaves the address alone without a key", async () => {
        const table = await make(server().load);
        all(table, "[aria-label='Next page']")[0]!.click();
        await waitUntil(() => texts(table)[0] === "row 21");
        expect(location.hash).to.equal("");
    });

    it("searches from the first page on", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2}');
        const { load, asked } = server();
        const table = await make(load, { urlKey: "" });
        const box = table.shadowRoot!.querySelector("ak-search-box")!;
        const input = box.shadowRoot!.querySelector("input")!;
        input.value = "row 4";
        input.form!.requestSubmit();
        await waitUntil(() => texts(table).length === 7);
        expect(asked.at(-1)).to.include({ page: 1, search: "row 4" });
        expect(routeState()).to.deep.equal({ search: "row 4" });
        box.shadowRoot!.querySelector<HTMLElement>("[aria-label='Clear search']")!.click();
        await waitUntil(() => texts(table).length === 20);
        expect(location.hash).to.equal("#/x");
    });

    it("sorts up, then down, and says so", async () => {
        const { load, asked } = server();
        const table = await make(load);
        const heading = () => all(table, "th").find(({ textContent }) => textContent!.includes("Name"))!;
        expect(heading().getAttribute("aria-sort")).to.equal("none");
        for (const [ordering, sort] of [
            ["name", "ascending"],
            ["-name", "descending"],
            ["name", "ascending"],
        ]) {
            heading().querySelector("button")!.click();
            await waitUntil(() => heading().getAttribute("aria-sort") === sort);
            expect(asked.at(-1)!.ordering).to.equal(ordering);
        }
    });

    describe("choosing rows", () => {
        const boxes = (table: Table<Row>) => all<HTMLInputElement>(table, "tbody input[type=checkbox]");
        const chosen = (table: Table<Row>) => table.selected.map(({ pk }) => pk);

        it("by a click anywhere in the row, and back", async () => {
            const table = await make(server().load, { bulk });
            const cell = all(table, "tbody tr")[2]!.querySelector<HTMLElement>(".text")!;
            cell.click();
            await table.updateComplete;
            expect(chosen(table)).to.deep.equal([3]);
            expect(boxes(table)[2]!.checked).to.equal(true);
            cell.click();
            expect(chosen(table)).to.deep.equal([]);
        });

        it("by its checkbox, once", async () => {
            const table = await make(server().load, { bulk });
            boxes(table)[0]!.click();
            await table.updateComplete;
            expect(chosen(table)).to.deep.equal([1]);
        });

        it("not by a link, a button, or the toggle in it", async () => {
            let pressed = 0;
            const actions = () => html`<button class="edit" @click=${() => pressed++}><span class="inner">edit</span></button>`;
            const table = await make(server().load, { bulk, actions, expand: (row) => html`<p class="more">more of ${row.name}</p>` });
            all(table, "tbody a")[0]!.click();
            all(table, ".edit .inner")[0]!.click();
            all(table, "[aria-expanded]")[0]!.click();
            await table.updateComplete;
            all(table, ".more")[0]!.click();
            expect(pressed).to.equal(1);
            expect(all(table, ".more")[0]!.textContent).to.equal("more of row 1");
            expect(chosen(table)).to.deep.equal([]);
        });

        it("not by a dialog that lies in it", async () => {
            const actions = () => html`<dialog open><p class="inside">text</p></dialog>`;
            const table = await make(server().load, { bulk, actions });
            all(table, ".inside")[0]!.click();
            expect(chosen(table)).to.deep.equal([]);
        });

        it("not by selecting text", async () => {
            const table = await make(server().load, { bulk });
            const cell = all(table, ".text")[0]!;
            const outside = await fixture(html`<p>selected</p>`);
            getSelection()!.selectAllChildren(outside);
            cell.click();
            expect(chosen(table)).to.deep.equal([]);
            getSelection()!.removeAllRanges();
            cell.click();
            expect(chosen(table)).to.deep.equal([1]);
        });

        it("all of the page at once, in three states", async () => {
            const table = await make(server().load, { bulk });
            const head = all<HTMLInputElement>(table, "thead input")[0]!;
            head.click();
            await table.updateComplete;
            expect(chosen(table)).to.have.length(20);
            boxes(table)[0]!.click();
            await table.updateComplete;
            expect([head.checked, head.indeterminate]).to.deep.equal([false, true]);
        });

        it("survives a refresh, and not another page", async () => {
            const table = await make(server().load, { bulk });
            boxes(table)[1]!.click();
            await table.refresh();
            expect(chosen(table)).to.deep.equal([2]);
            all(table, "[aria-label='Next page']")[0]!.click();
            await waitUntil(() => texts(table)[0] === "row 21");
            all(table, "[aria-label='Previous page']")[0]!.click();
            await waitUntil(() => texts(table)[0] === "row 1");
            expect(chosen(table)).to.deep.equal([]);
        });

        it("is not offered where nothing can be done with the rows", async () => {
            const table = await make(server().load);
            all(table, ".text")[0]!.click();
            expect(boxes(table)).to.have.length(0);
            expect(chosen(table)).to.deep.equal([]);
        });

        it("is told to whoever listens", async () => {
            const table = await make(server().load, { bulk });
            setTimeout(() => boxes(table)[0]!.click());
            const { detail } = await oneEvent(table, "ak-selected");
            expect(detail).to.deep.equal([rows[0]]);
        });
    });

    it("says that there is nothing, and what was looked for", async () => {
        const empty = await make(async () => pageOf([]));
        expect(empty.shadowRoot!.querySelector("ak-empty-state")!.header).to.equal("No objects found.");
        history.replaceState(null, "", '#/x;{"search":"zzz"}');
        const found = await make(server().load, { urlKey: "" });
        expect(found.shadowRoot!.querySelector("ak-empty-state")!.header).to.contain("zzz");
        found.shadowRoot!.querySelector<HTMLElement>("ak-empty-state button")!.click();
        await waitUntil(() => texts(found).length === 20);
    });

    it("says that it failed, and tries again", async () => {
        let broken = true;
        const { load } = server();
        const table = await make(async (query) => {
            if (broken) throw new ApiError(403, { detail: "Permission denied." });
            return load(query);
        });
        const state = table.shadowRoot!.querySelector("ak-empty-state")!;
        expect(state.textContent).to.contain("Permission denied.");
        broken = false;
        state.retry!();
        await waitUntil(() => texts(table).length === 20);
    });

    it("shows the answer to the last question, whichever comes first", async () => {
        const answers: (() => void)[] = [];
        const table = await fixture<Table<Row>>(
            html`<ak-table
                .columns=${columns}
                .load=${(query: ListQuery, signal: AbortSignal) =>
                    new Promise((resolve, reject) => {
                        signal.addEventListener("abort", () => reject(signal.reason as Error));
                        answers.push(() => resolve(pageOf([{ pk: 1, name: query.ordering }])));
                    })}
            ></ak-table>`,
        );
        table.order = "";
        const first = table.refresh();
        const second = table.refresh();
        answers[2]!();
        answers[1]!();
        await Promise.all([first, second]);
        await table.updateComplete;
        expect(texts(table)).to.have.length(1);
        await aTimeout(0);
        expect(table.shadowRoot!.querySelector("ak-empty-state")).to.equal(null);
    });

    for (const theme of ["light", "dark"]) {
        it(`is accessible (${theme})`, async () => {
            document.documentElement.classList.toggle("pf-v6-theme-dark", theme === "dark");
            const table = await make(server().load, { bulk, expand: () => "more" });
            await expect(table).to.be.accessible();
            document.documentElement.classList.remove("pf-v6-theme-dark");
        });
    }
});
