import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { openModal } from "../open-modal.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import { all, bulk, make, type Row, rows, server, texts } from "./table.test-helper.ts";

describe("choosing rows", () => {
    const boxes = (table: Table<Row>) => all<HTMLInputElement>(table, "tbody input[type=checkbox]");
    const chosen = (table: Table<Row>) => table.selected.map(({ pk }) => pk);

    it("M29.1 by a click anywhere in the row, and back", async () => {
        const table = await make(server().load, { bulk });
        const cell = all(table, "tbody tr")[2]!.querySelector<HTMLElement>(".text")!;
        cell.click();
        await table.updateComplete;
        expect(chosen(table)).to.deep.equal([3]);
        expect(boxes(table)[2]!.checked).to.equal(true);
        cell.click();
        expect(chosen(table)).to.deep.equal([]);
    });

    it("M29.2 by its checkbox, once", async () => {
        const table = await make(server().load, { bulk });
        boxes(table)[0]!.click();
        await table.updateComplete;
        expect(chosen(table)).to.deep.equal([1]);
    });

    it("M29.4 not by a link, a button, or the toggle in it", async () => {
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

    it("M27 not by a dialog inside it", async () => {
        const actions = () => html`<dialog open><p class="inside">text</p></dialog>`;
        const table = await make(server().load, { bulk, actions });
        all(table, ".inside")[0]!.click();
        expect(chosen(table)).to.deep.equal([]);
    });

    it("M27.3 not by a dialog that was opened from it, whatever is pressed in there", async () => {
        const open = () =>
            openModal({
                header: "Edit",
                content: (close) =>
                    html`<p class="body">text</p>
                        <input class="field" /><button class="cancel" @click=${() => close()}></button>`,
            });
        const actions = () => html`<button class="edit" @click=${open}>edit</button>`;
        const table = await make(server().load, { bulk, actions });
        boxes(table)[1]!.click();
        for (const closing of [".cancel", "cross"]) {
            all(table, ".edit")[0]!.click();
            await waitUntil(() => document.querySelector("ak-modal .body"));
            const modal = document.querySelector("ak-modal")!;
            for (const inside of [".body", ".field"]) modal.querySelector<HTMLElement>(inside)!.click();
            modal.shadowRoot!.querySelector("dialog")!.click();
            if (closing === "cross") modal.shadowRoot!.querySelector<HTMLElement>("[aria-label=Close]")!.click();
            else modal.querySelector<HTMLElement>(closing)!.click();
            await waitUntil(() => !document.querySelector("ak-modal"));
            expect(chosen(table)).to.deep.equal([2]);
        }
    });

    it("M29.5 unchecks the head with the last row", async () => {
        const table = await make(server().load, { bulk });
        boxes(table)[0]!.click();
        await table.updateComplete;
        const head = all<HTMLInputElement>(table, "thead input")[0]!;
        expect(head.indeterminate).to.equal(true);
        boxes(table)[0]!.click();
        await table.updateComplete;
        expect([head.checked, head.indeterminate]).to.deep.equal([false, false]);
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

    it("M29.5 all of the page at once, in three states", async () => {
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

    it("M29.6 is not offered where nothing can be done with the rows", async () => {
        const table = await make(server().load);
        all(table, ".text")[0]!.click();
        expect(all(table, ".pf-m-clickable")).to.have.length(0);
        expect(boxes(table)).to.have.length(0);
        expect(chosen(table)).to.deep.equal([]);
    });

    it("is sent as an event", async () => {
        const table = await make(server().load, { bulk });
        setTimeout(() => boxes(table)[0]!.click());
        const { detail } = await oneEvent(table, "ak-selected");
        expect(detail).to.deep.equal([rows[0]]);
    });
});
