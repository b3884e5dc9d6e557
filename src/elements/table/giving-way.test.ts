import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { waitUntil } from "../testing/wait-until.ts";
import type { Column } from "./column.ts";
import type { Table } from "./ak-table.ts";
import { all, columns, make, type Row, server } from "./table.test-helper.ts";

describe("UX 6: columns beside a panel", () => {
    beforeEach(() => setViewport({ width: 1200, height: 800 }));
    afterEach(() => setViewport({ width: 800, height: 600 }));

    /** Columns that none can be made narrower, more than there is room for beside a panel. */
    const many: readonly Column<Row>[] = Array.from({ length: 14 }, (_, at) => ({
        ...columns[0]!,
        title: () => `Heading ${at + 1}`,
    }));
    const headings = (table: Table<Row>) => all<HTMLTableCellElement>(table, "thead th[scope=col]").filter(({ offsetWidth }) => offsetWidth > 0);
    const fits = (table: Table<Row>) => {
        const [box] = all(table, ".scroll");
        return box!.scrollWidth <= box!.clientWidth + 1;
    };
    const opened = async (of = many): Promise<Table<Row>> => {
        const table = await make(server().load, { peek: async () => ({ kind: () => "Row", facts: () => [] }) });
        table.columns = of;
        await waitUntil(() => all(table, ".both--beside").length > 0, "rows can be opened beside");
        all(table, ".pf-v6-c-table__toggle button")[0]!.click();
        await waitUntil(() => table.hasAttribute("peeking"), "the panel is there");
        return table;
    };

    it("give way from the end until the others fit, in all rows alike, and are back when it is closed", async () => {
        const table = await opened();
        await waitUntil(() => headings(table).length < many.length && fits(table), "those that are left fit");
        const left = headings(table);
        expect(left.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(many.slice(0, left.length).map(({ title }) => title()));
        for (const row of all<HTMLTableRowElement>(table, "tr.row"))
            expect([...row.cells].filter(({ offsetWidth, dataset }) => offsetWidth > 0 && dataset["label"])).to.have.length(left.length);
        all(table, ".pf-v6-c-table__toggle button")[0]!.click();
        await waitUntil(() => headings(table).length === many.length, "all are back");
    });

    it("stay where there is room, and two of them always do", async () => {
        const few = await opened(columns);
        await waitUntil(() => fits(few) && headings(few).length === columns.length);
        const wide: Column<Row> = { title: () => "A heading that is wider than half of a window and cannot be broken anywhere at all", cell: () => "" };
        const table = await opened([wide, wide, wide, wide]);
        await waitUntil(() => headings(table).length === 2, "two are left");
    });

    it("do not go while the headings have the focus", async () => {
        const table = await opened();
        await waitUntil(() => headings(table).length < many.length && fits(table));
        const last = headings(table).at(-1)!;
        last.querySelector<HTMLElement>(".width")!.focus();
        await setViewport({ width: 900, height: 800 });
        await waitUntil(() => !fits(table), "there is less room");
        expect(last.offsetWidth).to.be.above(0);
    });
});
