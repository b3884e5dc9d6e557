import { expect } from "@open-wc/testing";
import { resetMouse, sendKeys, sendMouse, setViewport } from "@web/test-runner-commands";
import { box } from "../testing/boxes.ts";
import { THEMES, useTheme } from "../testing/colors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import { all, bulk, make, type Row, server } from "./table.test-helper.ts";

const KEPT = "ak-table-widths:/x";

describe("UX 4: widths of columns", () => {
    beforeEach(() => setViewport({ width: 1200, height: 800 }));
    afterEach(async () => {
        await resetMouse();
        localStorage.removeItem(KEPT);
        localStorage.removeItem("ak-table-hidden:/x");
        document.documentElement.dir = "";
        await useTheme("light");
        await setViewport({ width: 800, height: 600 });
    });

    const open = (more: Partial<Table<Row>> = {}): Promise<Table<Row>> => make(server().load, { memory: "/x", ...more });
    const border = (table: Table<Row>, column: string): HTMLElement => all(table, `.width[aria-label="Width of ${column}"]`)[0]!;
    const widthOf = (table: Table<Row>, column: string): number => border(table, column).closest("th")!.offsetWidth;
    /** Draws a border this far along the line of the screen. */
    const draw = async (table: Table<Row>, column: string, by: number): Promise<void> => {
        const { left, top, width, height } = box(border(table, column));
        const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
        await sendMouse({ type: "move", position: [x, y] });
        await sendMouse({ type: "down" });
        await sendMouse({ type: "move", position: [x + by, y] });
        await sendMouse({ type: "up" });
    };

    const leap = async (key: string): Promise<void> => {
        await sendKeys({ down: "Shift" });
        await sendKeys({ press: key });
        await sendKeys({ up: "Shift" });
    };

    it("are drawn by the border of a heading, and remembered by list", async () => {
        const table = await open({ bulk });
        const before = widthOf(table, "Name");
        await draw(table, "Name", -200);
        expect(widthOf(table, "Name")).to.be.closeTo(before - 200, 1);
        expect(box(all(table, "tbody td")[1]!).width, "its cells with it").to.be.closeTo(before - 200, 1);
        expect(all(table, "thead th[aria-sort=none]"), "that is no press on the heading").to.have.length(1);
        expect(localStorage.getItem(KEPT)).to.equal(`2:0=${before - 200}`);
        expect(widthOf(await open({ bulk }), "Name")).to.be.closeTo(before - 200, 1);
    });

    it("are changed by arrows, and told; Enter and a double click make them automatic", async () => {
        const table = await open();
        const before = widthOf(table, "Name");
        const name = border(table, "Name");
        const says = (width: number) => waitUntil(() => Math.abs(Number(name.getAttribute("aria-valuenow")) - width) <= 1, `${width} is told`);
        await says(before);
        name.focus();
        await sendKeys({ press: "ArrowLeft" });
        expect(widthOf(table, "Name")).to.be.closeTo(before - 16, 1);
        await says(before - 16);
        await leap("ArrowLeft");
        expect(widthOf(table, "Name")).to.be.closeTo(before - 96, 1);
        await sendKeys({ press: "ArrowRight" });
        expect(widthOf(table, "Name")).to.be.closeTo(before - 80, 1);
        await sendKeys({ press: "Enter" });
        expect(widthOf(table, "Name")).to.equal(before);
        await sendKeys({ press: "ArrowLeft" });
        name.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
        expect(widthOf(table, "Name")).to.equal(before);
        expect(localStorage.getItem(KEPT)).to.equal(null);
    });

    it("are one stop of Tab, from which arrows up and down lead to the other columns", async () => {
        const table = await open({ bulk });
        const stops = () => all(table, ".width").filter(({ tabIndex }) => tabIndex === 0);
        const focused = () => table.shadowRoot!.activeElement;
        const [first, last] = [all(table, ".width").at(0), all(table, ".width").at(-1)];
        expect(stops()).to.deep.equal([first]);
        first!.focus();
        for (const [key, border] of [
            ["ArrowDown", last],
            ["ArrowDown", last],
            ["Home", first],
            ["End", last],
            ["ArrowUp", first],
            ["ArrowUp", first],
            ["ArrowDown", last],
        ] as const) {
            await sendKeys({ press: key });
            expect(focused(), key).to.equal(border);
        }
        await table.refresh();
        expect(stops(), "where somebody was, they come back to").to.deep.equal([last]);
    });

    it("are made automatic again all at once, from the menu", async () => {
        localStorage.setItem(KEPT, "2:0=120,1=130");
        const table = await open();
        const items = () => table.shadowRoot!.querySelector("ak-dropdown")!.items.filter(({ label }) => label === "Automatic widths");
        items()[0]!.press!();
        await table.updateComplete;
        expect(widthOf(table, "Name")).to.be.greaterThan(120);
        expect(localStorage.getItem(KEPT)).to.equal(null);
        expect(items(), "nothing is offered where nothing would change").to.have.length(0);
    });

    it("stop where a column can still be found, and let the table be scrolled where they need more than there is", async () => {
        const table = await open({ actions: () => "do" });
        const frame = all(table, ".scroll")[0]!;
        await draw(table, "Name", -1100);
        expect(widthOf(table, "Name")).to.equal(96);
        const word = all(table, "thead .pf-v6-c-table__text")[0]!;
        expect(word.scrollWidth, "its heading can still be read").to.be.at.most(word.clientWidth);
        const name = border(table, "Name");
        name.focus();
        for (let time = 0; time < 20; time++) await leap("ArrowRight");
        expect(widthOf(table, "Name")).to.equal(1600);
        await waitUntil(() => frame.classList.contains("scroll--wide"));
        expect(box(all(table, "tbody .last")[0]!).right, "actions stay in view").to.be.closeTo(box(frame).left + frame.clientWidth, 1);
    });

    it("go back to what they were with Escape", async () => {
        const table = await open();
        const before = widthOf(table, "Name");
        const { left, top, width, height } = box(border(table, "Name"));
        const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
        await sendMouse({ type: "move", position: [x, y] });
        await sendMouse({ type: "down" });
        await sendMouse({ type: "move", position: [x - 100, y] });
        expect(widthOf(table, "Name")).to.be.closeTo(before - 100, 1);
        await sendKeys({ press: "Escape" });
        await sendMouse({ type: "up" });
        expect(widthOf(table, "Name")).to.equal(before);
        expect(localStorage.getItem(KEPT)).to.equal(null);
    });

    it("grow to the left where lines run from right to left", async () => {
        document.documentElement.dir = "rtl";
        const table = await open();
        const before = widthOf(table, "Name");
        await draw(table, "Name", 150);
        expect(widthOf(table, "Name")).to.be.closeTo(before - 150, 1);
        border(table, "Name").focus();
        await sendKeys({ press: "ArrowLeft" });
        expect(widthOf(table, "Name")).to.be.closeTo(before - 134, 1);
    });

    it("stay with their column when one before it is hidden, and are nothing to cards", async () => {
        localStorage.setItem(KEPT, "3:2=300");
        localStorage.setItem("ak-table-hidden:/x", "3:1");
        const columns = ["Name", "Number", "Text"].map((name) => ({ title: () => name, cell: ({ name: text }: Row) => text }));
        const table = await open();
        table.columns = columns;
        await table.updateComplete;
        expect(widthOf(table, "Text")).to.equal(300);
        expect(border(table, "Number")).to.equal(undefined);
        await setViewport({ width: 390, height: 800 });
        await waitUntil(() => box(all(table, "tbody td")[1]!).width > 300, "cards are as wide as the window");
        expect(getComputedStyle(border(table, "Text")).display).to.equal("none");
    });

    it("of another version of a list are not taken for its own, nor is nonsense", async () => {
        const automatic = widthOf(await open(), "Name");
        for (const kept of ["3:0=200", "2:7=200", "2:0=1", "2:0=99999", "2:0=x", "x", ":", "2:", "2:0=200;}"]) {
            localStorage.setItem(KEPT, kept);
            expect(widthOf(await open(), "Name"), kept).to.equal(automatic);
        }
    });

    for (const theme of THEMES)
        it(`are accessible (${theme})`, async () => {
            await useTheme(theme);
            localStorage.setItem(KEPT, "2:0=120");
            await expect(await open({ bulk })).to.be.accessible();
        });
});
