import { expect, html } from "@open-wc/testing";
import { sendKeys, setViewport } from "@web/test-runner-commands";
import { ApiError } from "#src/base/errors.ts";
import { THEMES, useTheme } from "../testing/colors.ts";
import { deep } from "../testing/deep.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Table } from "./ak-table.ts";
import type { Peek } from "./peek.ts";
import { all, bulk, make, type Row, rows, server } from "./table.test-helper.ts";

describe("the panel beside a list", () => {
    const press = (key: string) => sendKeys({ press: key });
    const about: Peek<Row> = { kind: () => "Row", facts: ({ pk }) => [["Square", pk * pk]] };
    const peekAt =
        (more: Partial<Peek<Row>> = {}): Table<Row>["peek"] =>
        async () => ({ ...about, ...more });

    beforeEach(() => setViewport({ width: 1440, height: 900 }));
    afterEach(async () => {
        await useTheme("light");
        document.documentElement.dir = "";
        localStorage.clear();
        history.replaceState(null, "", "#");
        for (const left of document.querySelectorAll("ak-messages")) left.remove();
        await setViewport({ width: 800, height: 600 });
    });

    const trs = (table: Table<Row>) => all(table, "tr.row");
    const toggles = (table: Table<Row>) => all(table, ".pf-v6-c-table__toggle button");
    const panel = (table: Table<Row>) => table.shadowRoot!.querySelector("ak-peek");
    const inside = (table: Table<Row>, selector: string) => [...(panel(table)?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const title = (table: Table<Row>) => inside(table, "h2")[0]?.textContent;
    const button = (table: Table<Row>, label: string) => inside(table, `[aria-label="${label}"]`)[0]!;
    /** Which row has the focus, counted from 1; 0 for none. */
    const focused = (table: Table<Row>) => trs(table).indexOf(table.shadowRoot!.activeElement as HTMLElement) + 1;
    const shows = (table: Table<Row>, name: string) => waitUntil(() => title(table) === name, `${name} is shown beside`);
    const closed = (table: Table<Row>) => waitUntil(() => !panel(table), "the panel is gone");

    /** A table with room for a panel. */
    const wide = async (more: Partial<Table<Row>> = {}, load = server().load) => {
        const table = await make(load, { peek: peekAt(), ...more });
        await waitUntil(() => all(table, ".both--beside").length > 0, "rows can be opened beside");
        return table;
    };
    /** The same with its row at a place opened, counted from 1. */
    const opened = async (at: number, more: Partial<Table<Row>> = {}, load = server().load) => {
        const table = await wide(more, load);
        trs(table)[at - 1]!.focus();
        await press("ArrowRight");
        await shows(table, `row ${at}`);
        return table;
    };

    it("is named by the row's toggle once it is there, not before", async () => {
        let arrive: (peek: Peek<Row>) => void = () => undefined;
        const table = await wide({ peek: () => new Promise((resolve) => (arrive = resolve)) });
        toggles(table)[2]!.click();
        await table.updateComplete;
        expect([toggles(table)[2]!.ariaExpanded, toggles(table)[2]!.getAttribute("aria-controls")]).to.deep.equal(["true", null]);
        arrive(about);
        await shows(table, "row 3");
        expect(table.shadowRoot!.getElementById(toggles(table)[2]!.getAttribute("aria-controls")!)).to.equal(panel(table));
    });

    it("is opened and closed by the row's toggle, and tells what the row is and where it stands", async () => {
        const table = await wide({ expand: () => html`<p class="below">more</p>` });
        toggles(table)[2]!.click();
        await shows(table, "row 3");
        expect(inside(table, ".kind")[0]!.textContent).to.equal("Row");
        expect(inside(table, "dl")[0]!.textContent!.replaceAll(/\s+/g, " ").trim()).to.equal("Square 9");
        expect(inside(table, ".way")[0]!.textContent!.trim()).to.equal("3 of 45");
        expect(all(table, ".below"), "nothing opens below the row").to.have.length(0);
        expect(
            toggles(table)
                .map((toggle) => toggle.getAttribute("aria-expanded"))
                .indexOf("true"),
        ).to.equal(2);
        expect(trs(table)[2]!.getAttribute("aria-current")).to.equal("true");
        toggles(table)[4]!.click();
        await shows(table, "row 5");
        toggles(table)[4]!.click();
        await closed(table);
        expect(all(table, "[aria-current]")).to.have.length(0);
    });

    it("pushes the table aside and covers nothing of it", async () => {
        const table = await opened(1);
        const [list, beside] = [all(table, ".scroll")[0]!.getBoundingClientRect(), panel(table)!.getBoundingClientRect()];
        expect(beside.left).to.be.at.least(list.right);
        expect(beside.right).to.be.at.most(table.getBoundingClientRect().right + 1);
    });

    it("without room for it, details stay below the row, and a list without any has no toggles", async () => {
        await setViewport({ width: 800, height: 600 });
        const table = await make(server().load, { peek: peekAt(), expand: () => html`<p class="below">more</p>` });
        toggles(table)[0]!.click();
        await waitUntil(() => all(table, ".below").length === 1);
        expect(panel(table)).to.equal(null);
    });

    it("without room for it, and nothing else to show there, is told below the row, without a way on", async () => {
        await setViewport({ width: 390, height: 800 });
        let isDown = true;
        const peek = async () => {
            if (isDown) throw new ApiError(500, { detail: "Out of order." });
            return { ...about, more: async () => [["More", "much"] as [string, string]] };
        };
        const table = await make(server().load, { peek });
        toggles(table)[1]!.click();
        await waitUntil(() => deep(table.shadowRoot!, "ak-empty-state")[0]?.shadowRoot?.textContent.includes("Out of order."), "that it failed is told");
        isDown = false;
        deep(deep(table.shadowRoot!, "ak-empty-state")[0]!.shadowRoot!, "button")[0]!.click();
        await waitUntil(() => inside(table, "dl")[0]?.textContent.replaceAll(/\s+/g, " ").trim() === "Square 4 More much", "it is told");
        expect(inside(table, ".way, .actions, h2")).to.have.length(0);
        await expect(table).to.be.accessible();
        toggles(table)[1]!.click();
        await closed(table);
        expect(toggles(await make(server().load)), "a list without any has no toggles").to.have.length(0);
    });

    it("skips no level of headings: beside it stands under the row's name, below a row under the page's title", async () => {
        const levels = (table: Table<Row>) =>
            inside(table, "h2, h3").map((heading) => Number(heading.getAttribute("aria-level") ?? heading.localName.slice(1)));
        const events = async () => [];
        const beside = await opened(1, { peek: peekAt({ events }) });
        expect(levels(beside)).to.deep.equal([2, 3]);
        await setViewport({ width: 390, height: 800 });
        const narrow = await make(server().load, { peek: peekAt({ events }) });
        toggles(narrow)[0]!.click();
        await waitUntil(() => inside(narrow, "h3").length > 0, "it is told");
        expect(levels(narrow)).to.deep.equal([2]);
    });

    it("goes when the window becomes too narrow, and is back when there is room again", async () => {
        const table = await opened(2);
        await setViewport({ width: 700, height: 900 });
        await closed(table);
        await setViewport({ width: 1440, height: 900 });
        await shows(table, "row 2");
    });

    it("opens below the row where somebody wants it so, and remembers that", async () => {
        const expand = () => html`<p class="below">more</p>`;
        const before = await wide({ expand });
        const choice = () => before.shadowRoot!.querySelector("ak-dropdown")!.items.find(({ label }) => label === "Details beside the list")!;
        expect(choice().checked).to.equal(true);
        choice().press!();
        await waitUntil(() => choice().checked === false);
        const table = await make(server().load, { peek: peekAt(), expand });
        toggles(table)[0]!.click();
        await waitUntil(() => all(table, ".below").length === 1);
        expect(panel(table)).to.equal(null);
    });

    it("follows keys from row to row, which keep the focus", async () => {
        const table = await opened(1, { bulk });
        for (const [key, at] of [
            ["ArrowDown", 2],
            ["j", 3],
            ["k", 2],
            ["ArrowUp", 1],
            ["End", 20],
            ["Home", 1],
        ] as const) {
            await press(key);
            await shows(table, `row ${at}`);
            expect(focused(table), key).to.equal(at);
        }
        expect(table.selected).to.deep.equal([]);
    });

    it("goes on to the next page after the last row, and back to the last of the page before", async () => {
        const table = await opened(20, { urlKey: "" });
        await press("ArrowDown");
        await shows(table, "row 21");
        await waitUntil(() => focused(table) === 1);
        expect(location.hash).to.contain("tablePage");
        await press("ArrowUp");
        await shows(table, "row 20");
        await waitUntil(() => focused(table) === 20);
    });

    it("is led through the whole list by its own buttons, which keep the focus, to an end that says so", async () => {
        const table = await opened(19);
        const next = () => button(table, "Next of the list");
        next().focus();
        for (const at of [20, 21, 22]) {
            next().click();
            await shows(table, `row ${at}`);
        }
        expect(panel(table)!.shadowRoot!.activeElement).to.equal(next());
        expect(inside(table, ".way")[0]!.textContent!.trim()).to.equal("22 of 45");
        button(table, "Previous of the list").click();
        await shows(table, "row 21");
        button(table, "Previous of the list").click();
        await shows(table, "row 20");
    });

    it("says where the list ends; pressed there, its button does nothing", async () => {
        const table = await opened(1);
        const back = button(table, "Previous of the list");
        expect(back.getAttribute("aria-disabled")).to.equal("true");
        back.click();
        await table.updateComplete;
        expect(title(table)).to.equal("row 1");
        expect(button(table, "Next of the list").getAttribute("aria-disabled")).to.equal("false");
    });

    it("lies along the lines: from right to left the key to the left opens it", async () => {
        document.documentElement.dir = "rtl";
        const table = await wide();
        trs(table)[0]!.focus();
        await press("ArrowRight");
        await press("ArrowLeft");
        await shows(table, "row 1");
        expect(panel(table)!.getBoundingClientRect().right).to.be.at.most(all(table, ".scroll")[0]!.getBoundingClientRect().left);
    });

    it("is entered by the key that opened it; Escape closes it, and the row has the focus again", async () => {
        const table = await opened(3);
        await press("ArrowRight");
        await waitUntil(() => table.shadowRoot!.activeElement === panel(table));
        await press("j");
        await shows(table, "row 4");
        await press("Escape");
        await closed(table);
        await waitUntil(() => focused(table) === 4);
        await press("ArrowRight");
        await shows(table, "row 4");
        await press("Escape");
        await closed(table);
        expect(focused(table)).to.equal(4);
    });

    it("Enter opens the object's page", async () => {
        await opened(3);
        await press("Enter");
        await waitUntil(() => location.hash === "#/x");
    });

    it("gives up what it asked of a row when another one is looked at, and never shows an answer with the wrong row", async () => {
        const asked: { pk: number; signal: AbortSignal; answer: (text: string) => void }[] = [];
        const more: Peek<Row>["more"] = ({ pk }, signal) => new Promise((resolve) => asked.push({ pk, signal, answer: (text) => resolve([["More", text]]) }));
        const table = await opened(1, { peek: peekAt({ more }) });
        await press("ArrowDown");
        await press("ArrowDown");
        await shows(table, "row 3");
        await waitUntil(() => asked.length === 3);
        expect(asked.map(({ pk, signal }) => [pk, signal.aborted])).to.deep.equal([
            [1, true],
            [2, true],
            [3, false],
        ]);
        asked[2]!.answer("of three");
        await waitUntil(() => inside(table, "dl")[0]!.textContent!.includes("of three"));
        asked[0]!.answer("of one");
        await press("ArrowUp");
        await shows(table, "row 2");
        expect(inside(table, "dl")[0]!.textContent).not.to.contain("of ");
    });

    it("a click into it chooses no row; a click on a row chooses it, and the panel follows", async () => {
        const table = await opened(2, { bulk, actions: () => html`<button class="edit">Edit</button>` });
        inside(table, "dl")[0]!.click();
        inside(table, ".edit")[0]!.click();
        expect(table.selected).to.deep.equal([]);
        all(table, ".text")[4]!.click();
        await shows(table, "row 5");
        expect(table.selected.map(({ pk }) => pk)).to.deep.equal([5]);
        await press("Escape");
        expect(table.selected.map(({ pk }) => pk)).to.deep.equal([5]);
    });

    it("opens by a click on the row where rows cannot be chosen", async () => {
        const table = await wide();
        all(table, ".text")[1]!.click();
        await shows(table, "row 2");
        const choosing = await wide({ bulk });
        all(choosing, ".text")[1]!.click();
        await choosing.updateComplete;
        expect(panel(choosing)).to.equal(null);
        expect(choosing.selected).to.have.length(1);
    });

    it("the last events are told with their pages", async () => {
        const events = async () => [{ text: "Somebody changed it.", href: "#/event", when: "2026-01-02T03:04:05Z" }];
        const table = await opened(1, { peek: peekAt({ events }) });
        await waitUntil(() => inside(table, ".events a")[0]?.textContent === "Somebody changed it.");
        const none = await opened(1, { peek: peekAt({ events: async () => [] }) });
        await waitUntil(() => inside(none, ".none")[0]?.textContent === "No events yet.");
    });

    it("says what failed, and tries again; the facts of the list stay", async () => {
        let isDown = true;
        const more = async (): Promise<[string, string][]> => {
            if (isDown) throw new ApiError(500, { detail: "Out of order." });
            return [["More", "it is back"]];
        };
        const table = await opened(3, { peek: peekAt({ more }) });
        await waitUntil(() => inside(table, "ak-alert")[0]?.textContent!.includes("Out of order."));
        expect(inside(table, "dl")[0]!.textContent).to.contain("9");
        isDown = false;
        inside(table, "ak-alert button")[0]!.click();
        await waitUntil(() => inside(table, "dl")[0]!.textContent!.includes("it is back"));
    });

    it("does not offer to try again what somebody may not see", async () => {
        const more = async () => Promise.reject(new ApiError(403, { detail: "You do not have permission." }));
        const table = await opened(1, { peek: peekAt({ more }) });
        await waitUntil(() => inside(table, "ak-alert")[0]);
        expect(inside(table, "ak-alert button")).to.have.length(0);
    });

    it("says that an object is gone; with the list loaded again it closes, and the row in its place has the focus", async () => {
        let left = rows.slice(0, 3);
        const load = async () => ({
            results: left,
            pagination: { next: 0, previous: 0, count: left.length, current: 1, total_pages: 1, start_index: 1, end_index: left.length },
        });
        const more = async () => Promise.reject(new ApiError(404, { detail: "Not found." }));
        const table = await opened(2, { peek: peekAt({ more }) }, load);
        await waitUntil(() => inside(table, "ak-empty-state")[0]);
        left = left.filter(({ pk }) => pk !== 2);
        const refresh = inside(table, "ak-empty-state button")[0]!;
        refresh.focus();
        refresh.click();
        await closed(table);
        await waitUntil(() => focused(table) === 2);
    });

    it("closes when what it is about is on another page now", async () => {
        const table = await opened(2);
        all(table, "[aria-label='Next page']")[0]!.click();
        await closed(table);
        expect(table.hasAttribute("peeking")).to.equal(false);
    });

    it("stays with its row when the list is loaded again, and asks anew what has become of it", async () => {
        let asked = 0;
        const { load: whole } = server();
        const load: typeof whole = async (query) => {
            const page = await whole(query);
            return { ...page, results: page.results.map((row) => ({ ...row })) };
        };
        const more = async (): Promise<[string, number][]> => [["Asked", ++asked]];
        const table = await opened(4, { peek: peekAt({ more }) }, load);
        await waitUntil(() => inside(table, "dl")[0]!.textContent!.includes("Asked"));
        await table.refresh();
        await waitUntil(() => asked === 2);
        expect(title(table)).to.equal("row 4");
    });

    it("is not there when it cannot be loaded, and opens once it can", async () => {
        let isDown = true;
        const peek = async () => {
            if (isDown) throw new ApiError(500, { detail: "Out of order." });
            return about;
        };
        const table = await wide({ peek });
        toggles(table)[0]!.click();
        await waitUntil(() => deep(document, ".pf-v6-c-alert__title").some(({ textContent }) => textContent.includes("Out of order.")), "it is told");
        await waitUntil(() => all(table, "[aria-current]").length === 0);
        isDown = false;
        toggles(table)[0]!.click();
        await shows(table, "row 1");
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            const events = async () => [{ text: "Somebody changed it.", href: "#/event", when: "2026-01-02T03:04:05Z" }];
            const table = await opened(1, { bulk, peek: peekAt({ href: () => "#/x", events }), actions: () => html`<button>Edit</button>` });
            await waitUntil(() => inside(table, ".events a")[0]);
            await expect(table).to.be.accessible();
        });
});
