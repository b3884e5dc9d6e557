import { expect, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import { all, bulk, make, type Row, rows, server, texts } from "./table.test-helper.ts";

describe("rows by keyboard", () => {
    const trs = (table: Table<Row>) => all(table, "tr.row");
    const at = (table: Table<Row>) => trs(table).indexOf(table.shadowRoot!.activeElement as HTMLElement);
    const press = (key: string) => sendKeys({ press: key });
    afterEach(() => history.replaceState(null, "", "#"));

    it("are one stop of Tab; arrows, Home and End lead from one to the other", async () => {
        const table = await make(server().load, { bulk });
        expect(trs(table).filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([trs(table)[0]]);
        trs(table)[0]!.focus();
        const way: number[] = [];
        for (const key of ["ArrowUp", "ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "Home"]) {
            await press(key);
            way.push(at(table));
        }
        expect(way).to.deep.equal([0, 1, 2, 1, 19, 19, 0]);
        await press("ArrowDown");
        expect(
            trs(table)
                .map(({ tabIndex }) => tabIndex)
                .indexOf(0),
        ).to.equal(1);
    });

    it("are led to where they can be seen, not under the headings that stay in view", async () => {
        const table = await make(server().load, { pageSize: 50 });
        trs(table)[10]!.focus();
        const heading = () => all(table, "thead th")[0]!.getBoundingClientRect().bottom;
        const top = () => trs(table)[at(table)]!.getBoundingClientRect().top;
        // The headings cover the one before, which is in the window all the same.
        window.scrollBy(0, trs(table)[9]!.getBoundingClientRect().top);
        await press("ArrowUp");
        expect(at(table)).to.equal(9);
        expect(top()).to.be.at.least(heading() - 1);
    });

    it("are chosen by Space, opened by Enter", async () => {
        const table = await make(server().load, { bulk });
        trs(table)[1]!.focus();
        await press("Space");
        expect(table.selected.map(({ pk }) => pk)).to.deep.equal([2]);
        await press("Space");
        expect(table.selected).to.deep.equal([]);
        await press("Enter");
        await waitUntil(() => location.hash === "#/x");
    });

    it("open what there is: an action where they lead nowhere, details where nothing can be done", async () => {
        let pressed = 0;
        const columns = [{ title: () => "Name", cell: ({ name }: Row) => name }];
        const acting = await make(server().load, { actions: () => html`<button class="edit" @click=${() => pressed++}>Edit</button>` });
        acting.columns = columns;
        await acting.updateComplete;
        trs(acting)[0]!.focus();
        await press("Enter");
        expect(pressed).to.equal(1);
        const telling = await make(server().load, { expand: () => "more" });
        telling.columns = columns;
        await telling.updateComplete;
        trs(telling)[0]!.focus();
        await press("Enter");
        await telling.updateComplete;
        expect(all(telling, ".pf-v6-c-table__expandable-row")).to.have.length(1);
    });

    it("leave keys to what is in them: a button its Space, a field its arrows", async () => {
        let pressed = 0;
        const actions = () => html`<button class="edit" @click=${() => pressed++}>Edit</button><input class="field" />`;
        const table = await make(server().load, { bulk, actions });
        all(table, ".edit")[2]!.focus();
        await press("Space");
        expect([pressed, table.selected.length]).to.deep.equal([1, 0]);
        all(table, ".field")[2]!.focus();
        await press("ArrowDown");
        expect(table.shadowRoot!.activeElement).to.equal(all(table, ".field")[2]);
        all(table, ".edit")[2]!.focus();
        await press("ArrowDown");
        expect(at(table), "from a button to the next row").to.equal(3);
    });

    it("keep the focus when the list is loaded again; where the row is gone, the one in its place has it", async () => {
        let left = rows.slice(0, 5);
        const table = await make(async () => ({
            results: left.map((row) => ({ ...row })),
            pagination: { next: 0, previous: 0, count: left.length, current: 1, total_pages: 1, start_index: 1, end_index: left.length },
        }));
        trs(table)[2]!.focus();
        await table.refresh();
        await table.updateComplete;
        expect(at(table)).to.equal(2);
        left = left.filter(({ pk }) => pk !== 3);
        await table.refresh();
        await waitUntil(() => texts(table).length === 4);
        expect([at(table), trs(table)[2]!.textContent!.includes("row 4")]).to.deep.equal([2, true]);
    });

    it("do not take the focus from elsewhere", async () => {
        const table = await make(server().load);
        await table.refresh();
        await table.updateComplete;
        expect(table.shadowRoot!.activeElement).to.equal(null);
    });

    it("are accessible while one has the focus", async () => {
        const table = await make(server().load, { bulk });
        trs(table)[1]!.focus();
        await expect(table).to.be.accessible();
    });
});
