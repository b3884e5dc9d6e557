import { expect, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { box } from "../testing/boxes.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import { all, bulk, make, type Row, server } from "./table.test-helper.ts";

describe("the height of the panel beside a list", () => {
    let host: HTMLElement;
    let scroller: HTMLElement;
    let page: HTMLElement;
    /** What stands above the list. */
    let head: HTMLElement;

    beforeEach(async () => {
        await setViewport({ width: 1440, height: 900 });
        scroller = document.createElement("div");
        scroller.style.cssText = "position: fixed; inset: 0 0 100px; overflow: auto";
        page = document.createElement("div");
        page.append((head = document.createElement("div")));
        scroller.append(page);
        head.style.blockSize = "200px";
        // As a page's: its scrolling is told to nobody outside of its shadow tree.
        host = document.createElement("div");
        host.attachShadow({ mode: "open" }).append(scroller);
        document.body.append(host);
    });
    afterEach(async () => {
        host.remove();
        await setViewport({ width: 800, height: 600 });
    });

    const panel = (table: Table<Row>) => table.shadowRoot!.querySelector("ak-peek")!;
    const open = async (count: number, more: Partial<Table<Row>> = {}): Promise<Table<Row>> => {
        const peek: Table<Row>["peek"] = async () => ({ kind: () => "Row", facts: ({ pk }) => [["Square", pk * pk]] });
        const { load: all45 } = server();
        const load: typeof all45 = async (query) => {
            const page = await all45(query);
            return { results: page.results.slice(0, count), pagination: { ...page.pagination, count } };
        };
        const table = await make(load, { peek, pageSize: 50, ...more });
        page.append(table);
        await waitUntil(() => all(table, ".both--beside").length > 0, "rows can be opened beside");
        all(table, ".pf-v6-c-table__toggle button")[0]!.click();
        await waitUntil(() => panel(table)?.shadowRoot?.querySelector("h2"), "a row is open");
        return table;
    };
    const ends = (table: Table<Row>) => [Math.round(box(panel(table)).top), Math.round(box(panel(table)).bottom)];
    /** A gap of 16 px stays below it. */
    const reaches = (table: Table<Row>, top: number, bottom: number) =>
        waitUntil(() => ends(table).every((end, at) => Math.abs(end - [top, bottom][at]!) <= 1), `it is from ${top} to ${bottom}, not ${ends(table)}`);

    it("leads to the end of the window and of the list, however much of the list's head is scrolled away", async () => {
        const table = await open(45);
        const top = box(all(table, ".both")[0]!).top;
        await reaches(table, top, 784);
        scroller.scrollTop = 120;
        await reaches(table, top - 120, 784);
        scroller.scrollTop = 180;
        await reaches(table, top - 180, 784);
        scroller.scrollTop = 9999;
        await reaches(table, 0, Math.round(box(all(table, ".both")[0]!).bottom));
        scroller.scrollTop = 0;
        await reaches(table, top, 784);
    });

    it("goes by what unfolds above the list, and by the window", async () => {
        const table = await open(45);
        const top = box(all(table, ".both")[0]!).top;
        head.style.blockSize = "320px";
        await reaches(table, top + 120, 784);
        await setViewport({ width: 1440, height: 800 });
        await reaches(table, top + 120, 684);
    });

    it("needs no scrolling beside few rows, and is no lower for them", async () => {
        const table = await open(2);
        await reaches(table, box(all(table, ".both")[0]!).top, 784);
        expect(scroller.scrollHeight).to.equal(scroller.clientHeight);
        panel(table).dispatchEvent(new CustomEvent("ak-close"));
        await waitUntil(() => !panel(table));
        expect(box(all(table, ".both")[0]!).bottom, "the list is as high as its rows again").to.be.lessThan(700);
    });

    it("ends above the bar about chosen rows", async () => {
        const table = await open(45, { bulk, expand: () => html`more` });
        all(table, "tbody .pf-v6-c-table__check input")[0]!.click();
        const bar = () => all(table, ".chosen")[0];
        await waitUntil(() => bar() && box(panel(table)).bottom <= box(bar()!).top, "nothing of it is covered");
    });
});
