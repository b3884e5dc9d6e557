import { expect, html } from "@open-wc/testing";
import { emulateMedia, setViewport } from "@web/test-runner-commands";
import { href, routeState } from "#src/base/route.ts";
import { cellText } from "../breakable.ts";
import { box } from "../testing/boxes.ts";
import { THEMES, useTheme } from "../testing/colors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import { all, bulk, make, type Row, server, texts } from "./table.test-helper.ts";

const forget = (): void => {
    for (const name of Object.keys(localStorage)) if (name.startsWith("ak-table")) localStorage.removeItem(name);
};

describe("how a table looks", () => {
    beforeEach(() => setViewport({ width: 1440, height: 900 }));
    afterEach(async () => {
        forget();
        history.replaceState(null, "", "#");
        await useTheme("light");
        await setViewport({ width: 800, height: 600 });
    });

    it("breaks a name into few lines, however wide the other columns are", async () => {
        await setViewport({ width: 1000, height: 900 });
        const table = await make(server().load);
        const wide = { title: () => "Wide", cell: () => html`<a class="ak-text" href="#/x">default-password-change-prompt-stage</a>` };
        table.columns = [
            { title: () => "Name", cell: () => html`<span class="stacked">${cellText("default-password-change-field-password-repeat")}</span>` },
            ...[1, 2, 3, 4, 5].map(() => wide),
        ];
        await table.updateComplete;
        const [name] = all(table, "tbody .stacked > .ak-text");
        const { lineHeight } = getComputedStyle(name!);
        expect(name!.offsetHeight / parseFloat(lineHeight)).to.be.below(3.1);
    });

    it("prints each cell below the heading of its column, without what opens, chooses and changes rows", async () => {
        const table = await make(server().load, { bulk, expand: () => html`more`, actions: () => html`<button>Edit</button>` });
        try {
            await emulateMedia({ media: "print" });
            const start = (cell: Element): number => cell.getBoundingClientRect().left;
            const shown = (selector: string) => all(table, selector).filter((cell) => getComputedStyle(cell).display !== "none");
            const [row] = all(table, "tbody tr");
            const cells = [...row!.children].filter((cell) => getComputedStyle(cell).display !== "none");
            expect(cells).to.have.length(2);
            expect(shown("thead th").map(start)).to.deep.equal(cells.map(start));
        } finally {
            await emulateMedia({ media: "screen" });
        }
    });

    describe("rows per page", () => {
        const sizes = (table: Table<Row>) => all<HTMLSelectElement>(table, ".sizes select")[0]!;
        const choose = (table: Table<Row>, size: number): void => {
            sizes(table).value = String(size);
            sizes(table).dispatchEvent(new Event("change"));
        };

        it("are chosen below the table, kept in the address and by the browser", async () => {
            history.replaceState(null, "", "#/x");
            const { load, asked } = server();
            const table = await make(load, { urlKey: "" });
            choose(table, 50);
            await waitUntil(() => texts(table).length === 45);
            expect(asked.at(-1)).to.include({ page: 1, page_size: 50 });
            expect(routeState()).to.deep.equal({ tablePageSize: 50 });
            history.replaceState(null, "", "#/y");
            const other = await make(load, { urlKey: "" });
            expect(texts(other)).to.have.length(45);
            expect(sizes(other).value).to.equal("50");
        });

        it("leave the first row of the page in view", async () => {
            history.replaceState(null, "", href("/x", { tablePage: 3 }));
            localStorage.setItem("ak-table-rows", "20");
            const { load, asked } = server();
            const table = await make(load, { urlKey: "" });
            choose(table, 100);
            await waitUntil(() => texts(table).length === 45);
            choose(table, 20);
            await waitUntil(() => texts(table).length === 20);
            expect(asked.map(({ page, page_size: size }) => [page, size])).to.deep.equal([
                [3, 20],
                [1, 100],
                [1, 20],
            ]);
            expect(location.hash).to.equal("#/x");
        });

        it("go by the address before the browser, and by neither where it says nonsense", async () => {
            localStorage.setItem("ak-table-rows", "50");
            for (const [said, rows] of [
                [100, 100],
                [undefined, 50],
                [7, 50],
                ["20", 50],
                [-1, 50],
            ] as const) {
                history.replaceState(null, "", href("/x", { tablePageSize: said }));
                const { load, asked } = server();
                await make(load, { urlKey: "" });
                expect(asked[0]!.page_size, String(said)).to.equal(rows);
            }
            localStorage.setItem("ak-table-rows", "1000000");
            history.replaceState(null, "", "#/x");
            const { load, asked } = server();
            await make(load, { urlKey: "" });
            expect(asked[0]!.page_size).to.equal(20);
        });

        it("offer the number of one's own settings, too", async () => {
            const table = await make(server().load, { pageSize: 35 });
            expect([...sizes(table).options].map(({ value }) => value)).to.deep.equal(["20", "35", "50", "100"]);
            expect(sizes(table).value).to.equal("35");
        });
    });

    describe("columns and room", () => {
        const menu = (table: Table<Row>) => table.shadowRoot!.querySelector("ak-dropdown")!;
        const item = (table: Table<Row>, label: string) =>
            [...menu(table).shadowRoot!.querySelectorAll<HTMLElement>(".item")].find(({ textContent }) => textContent!.trim() === label)!;
        const heads = (table: Table<Row>) => all(table, "thead th").map(({ textContent }) => textContent!.trim());

        it("are chosen in a menu that stays open, and remembered by list", async () => {
            const table = await make(server().load, { memory: "/x" });
            menu(table).shadowRoot!.querySelector<HTMLElement>("#toggle")!.click();
            expect(item(table, "Name"), "what a row is, is always said").to.equal(undefined);
            expect(item(table, "Number").getAttribute("aria-checked")).to.equal("true");
            item(table, "Number").click();
            await table.updateComplete;
            await menu(table).updateComplete;
            expect(heads(table)).to.deep.equal(["Name"]);
            expect(item(table, "Number").getAttribute("aria-checked")).to.equal("false");
            expect(menu(table).shadowRoot!.querySelector("#menu")!.matches(":popover-open")).to.equal(true);
            expect(heads(await make(server().load, { memory: "/x" }))).to.deep.equal(["Name"]);
            expect(heads(await make(server().load, { memory: "/y" }))).to.deep.equal(["Name", "Number"]);
            item(table, "Number").click();
            await table.updateComplete;
            expect(heads(table)).to.deep.equal(["Name", "Number"]);
            expect(localStorage.getItem("ak-table-hidden:/x")).to.equal(null);
        });

        it("of another version of a list are not taken for its own, nor is nonsense", async () => {
            for (const kept of ["3:1", "2:0", "2:7", "x", ":", "2:1.5"]) {
                localStorage.setItem("ak-table-hidden:/x", kept);
                expect(heads(await make(server().load, { memory: "/x" })), kept).to.deep.equal(["Name", "Number"]);
            }
        });

        it("give rows more room in every list", async () => {
            const table = await make(server().load);
            const height = () => box(all(table, "tbody tr")[0]!).height;
            const before = height();
            item(table, "More room between rows").click();
            await table.updateComplete;
            expect(height()).to.be.above(before);
            const other = await make(server().load);
            expect(box(all(other, "tbody tr")[0]!).height).to.equal(height());
        });

        for (const theme of THEMES)
            it(`are accessible (${theme})`, async () => {
                await useTheme(theme);
                const table = await make(server().load, { bulk });
                menu(table).shadowRoot!.querySelector<HTMLElement>("#toggle")!.click();
                await expect(table).to.be.accessible();
            });
    });

    describe("while it is scrolled", () => {
        const many = Array.from({ length: 14 }, (_, at) => ({ title: () => `Column number ${at}`, cell: ({ name }: Row) => name }));

        it("keeps the heads of its columns in view", async () => {
            const table = await make(server().load, { bulk });
            const frame = table.parentElement!;
            frame.style.cssText = "block-size: 300px; overflow: auto";
            frame.scrollTop = 400;
            expect(box(all(table, "thead th")[1]!).top).to.be.closeTo(box(frame).top, 1);
            frame.style.cssText = "";
        });

        it("keeps boxes and actions in view where it is wider than its place, and scrolls inside it", async () => {
            const table = await make(server().load, { bulk, actions: () => "do" });
            const frame = all(table, ".scroll")[0]!;
            expect(frame.classList.contains("scroll--wide"), "it fits").to.equal(false);
            table.columns = many;
            await waitUntil(() => frame.classList.contains("scroll--wide"));
            frame.scrollLeft = 300;
            const [check, last] = [all(table, "tbody .pf-v6-c-table__check")[0]!, all(table, "tbody .last")[0]!];
            expect(box(check).left).to.be.closeTo(box(frame).left, 1);
            expect(box(last).right).to.be.closeTo(box(frame).left + frame.clientWidth, 1);
            frame.scrollTop = 200;
            expect(box(all(table, "thead th")[1]!).top).to.be.closeTo(box(frame).top, 1);
            expect(getComputedStyle(last).backgroundColor, "what passes below is not seen through it").to.not.equal("rgba(0, 0, 0, 0)");
            table.columns = many.slice(0, 2);
            await waitUntil(() => !frame.classList.contains("scroll--wide"));
        });
    });
});
