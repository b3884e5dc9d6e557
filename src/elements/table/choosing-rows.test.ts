import { expect, fixture, html, nextFrame, oneEvent } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { ApiError } from "#src/base/errors.ts";
import { openModal } from "../dialog/open-modal.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import type { ListQuery } from "./column.ts";
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

    const bar = (table: Table<Row>) => all(table, ".chosen")[0];
    const press = (table: Table<Row>, label: string) => [...bar(table)!.querySelectorAll("button")].find(({ textContent }) => textContent === label)!.click();
    const go = async (table: Table<Row>, which: "Next" | "Previous", first: string) => {
        all(table, `[aria-label='${which} page']`)[0]!.click();
        await waitUntil(() => texts(table)[0] === first);
    };

    it("survives a refresh, other pages and another order; a bar counts them", async () => {
        const table = await make(server().load, { bulk });
        expect(bar(table)).to.equal(undefined);
        boxes(table)[1]!.click();
        await table.refresh();
        expect(chosen(table)).to.deep.equal([2]);
        await go(table, "Next", "row 21");
        boxes(table)[0]!.click();
        await table.updateComplete;
        expect(bar(table)!.querySelector("strong")!.textContent).to.equal("2 selected");
        await go(table, "Previous", "row 1");
        expect(chosen(table)).to.deep.equal([2, 21]);
        expect(boxes(table).filter(({ checked }) => checked)).to.have.length(1);
        all(table, "th button")[0]!.click();
        await waitUntil(() => all(table, "th[aria-sort=ascending]").length === 1);
        expect(chosen(table)).to.deep.equal([2, 21]);
        press(table, "Clear selection");
        await table.updateComplete;
        expect([chosen(table), bar(table)]).to.deep.equal([[], undefined]);
    });

    it("ends when something else is looked for: what was chosen would be out of sight", async () => {
        const table = await make(server().load, { bulk });
        boxes(table)[1]!.click();
        const box = table.shadowRoot!.querySelector("ak-search-box")!;
        box.dispatchEvent(new CustomEvent("ak-search", { detail: "row 4" }));
        await waitUntil(() => texts(table).length === 7);
        await waitUntil(() => chosen(table).length === 0);
    });

    it("forgets rows that are gone, from this page or another", async () => {
        let gone: number[] = [];
        const { load } = server();
        const table = await make(
            async (query) => {
                const page = await load(query);
                return { ...page, results: page.results.filter(({ pk }) => !gone.includes(pk)) };
            },
            { bulk },
        );
        boxes(table)[1]!.click();
        boxes(table)[2]!.click();
        gone = [2];
        await table.refresh();
        expect(chosen(table)).to.deep.equal([3]);
        await go(table, "Next", "row 21");
        table.deselect([rows[2]!]);
        expect(chosen(table)).to.deep.equal([]);
    });

    it("of a range with Shift, up or down, by row and by checkbox", async () => {
        const table = await make(server().load, { bulk });
        const shift = (element: Element): void =>
            void element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, shiftKey: true }));
        boxes(table)[4]!.click();
        await table.updateComplete;
        shift(boxes(table)[7]!);
        await table.updateComplete;
        expect(chosen(table)).to.deep.equal([5, 6, 7, 8]);
        shift(all(table, ".text")[8]!);
        await table.updateComplete;
        expect(chosen(table)).to.deep.equal([5, 6, 7, 8, 9]);
        shift(all(table, ".text")[3]!);
        expect(
            chosen(table).toSorted((a, b) => a - b),
            "from the last one on",
        ).to.deep.equal([4, 5, 6, 7, 8, 9]);
        const marking = new MouseEvent("mousedown", { bubbles: true, cancelable: true, shiftKey: true });
        all(table, "tr.row")[0]!.dispatchEvent(marking);
        expect(marking.defaultPrevented, "no text is marked").to.equal(true);
    });

    it("of all pages at once, read page by page", async () => {
        const { load, asked } = server();
        const table = await make(load, { bulk });
        boxes(table)[0]!.click();
        await table.updateComplete;
        press(table, "Select all 45");
        await waitUntil(() => chosen(table).length === 45);
        expect(asked.at(-1)).to.include({ page: 1, page_size: 100 });
        await table.updateComplete;
        expect(bar(table)!.textContent).to.not.contain("Select all");
        await go(table, "Next", "row 21");
        expect(boxes(table).every(({ checked }) => checked)).to.equal(true);
    });

    it("of all pages can be stopped, and says so when it fails; what was found stays chosen", async () => {
        const { load } = server();
        let fail: (() => void) | undefined;
        const long = async (query: ListQuery, signal: AbortSignal) => {
            if (query.page_size < 100) return load(query);
            if (query.page > 1)
                await new Promise<void>((_, reject) => {
                    fail = () => reject(new ApiError(500, { detail: "Out of order." }));
                    signal.addEventListener("abort", () => reject(signal.reason as Error));
                });
            const page = await load({ ...query, page_size: 20 });
            return { ...page, pagination: { ...page.pagination, next: query.page + 1 } };
        };
        const table = await make(long, { bulk });
        const start = async () => {
            boxes(table)[0]!.click();
            await table.updateComplete;
            press(table, "Select all 45");
            await waitUntil(() => fail && bar(table)!.textContent!.includes("Selecting … 20 of 45"));
        };
        await start();
        press(table, "Stop");
        await waitUntil(() => chosen(table).length === 20);
        await table.updateComplete;
        press(table, "Clear selection");
        await table.updateComplete;
        fail = undefined;
        await start();
        fail!();
        await waitUntil(() => document.querySelector("ak-messages"));
        expect(chosen(table)).to.have.length(20);
        document.querySelector("ak-messages")!.remove();
    });

    it("are none any more when something else is looked for while all are being chosen", async () => {
        const { load } = server();
        let isWaiting = false;
        const long = async (query: ListQuery, signal: AbortSignal) => {
            if (query.page_size < 100) return load(query);
            if (query.page > 1)
                await new Promise<void>((_, reject) => {
                    isWaiting = true;
                    signal.addEventListener("abort", () => reject(signal.reason as Error));
                });
            const page = await load({ ...query, page_size: 20 });
            return { ...page, pagination: { ...page.pagination, next: query.page + 1 } };
        };
        const table = await make(long, { bulk });
        boxes(table)[0]!.click();
        await table.updateComplete;
        press(table, "Select all 45");
        await waitUntil(() => isWaiting);
        await table.restart();
        await table.updateComplete;
        expect(chosen(table)).to.deep.equal([]);
        expect(bar(table)).to.equal(undefined);
        boxes(table)[0]!.click();
        await table.updateComplete;
        expect(bar(table)!.textContent).to.contain("1 selected");
    });

    it("shows what is done with them in view, wherever the table is", async () => {
        const table = await make(server().load, { bulk });
        boxes(table)[0]!.click();
        await table.updateComplete;
        const { top, bottom } = bar(table)!.getBoundingClientRect();
        expect(top).to.be.above(0);
        expect(bottom).to.be.at.most(innerHeight);
    });

    it("tells the page where its bar is, for what else stands at the bottom, while there is one", async () => {
        const room = () => document.documentElement.style.getPropertyValue("--ak-selection-bar");
        await setViewport({ width: 1440, height: 1600 });
        const table = await make(server().load, { bulk });
        boxes(table)[0]!.click();
        await table.updateComplete;
        expect(room(), "a short list has it far up").to.equal("0px");
        table.clearSelection();
        await table.updateComplete;
        expect(room()).to.equal("");

        // As in the interfaces: what scrolls is in the shadow tree of the shell.
        const page = (await fixture<HTMLElement>(html`<div></div>`)).attachShadow({ mode: "open" });
        const scroller = document.createElement("div");
        const above = document.createElement("div");
        Object.assign(scroller.style, { blockSize: "100vh", overflow: "auto" });
        above.style.blockSize = "200vh";
        table.style.display = "block";
        table.style.paddingBlockEnd = "100px";
        scroller.append(above, table);
        page.append(scroller);
        boxes(table)[0]!.click();
        await table.updateComplete;
        expect(room(), "it is below the window's end").to.equal("0px");
        // What is drawn anew since the table got another place is drawn then: from here on it is only scrolled.
        await nextFrame();
        await nextFrame();
        // Messages keep 16 px from what is below them by themselves.
        const taken = (): number => innerHeight - bar(table)!.getBoundingClientRect().top - 16;
        scroller.scrollTop = scroller.scrollHeight;
        expect(taken()).to.be.above(80);
        await waitUntil(() => Number.parseInt(room()) === Math.round(taken()), "messages are above it");
        table.remove();
        expect(room()).to.equal("");
        await setViewport({ width: 1440, height: 900 });
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
