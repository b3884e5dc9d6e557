import { aTimeout, expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { pageOf } from "#src/api/stub.test-helper.ts";
import { routeState } from "#src/base/route.ts";
import { contrast, THEMES, useTheme } from "../testing/colors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Page } from "#src/base/page.ts";
import type { Table } from "./ak-table.ts";
import type { ListQuery } from "./column.ts";
import { all, bulk, columns, make, type Row, server, texts } from "./table.test-helper.ts";

describe("ak-table", () => {
    afterEach(() => history.replaceState(null, "", "#"));

    it("M30.1 shows the first page and goes through the others; the address keeps the page", async () => {
        const { load, asked } = server();
        const table = await make(load, { urlKey: "" });
        expect(texts(table)).to.have.length(20);
        expect(table.shadowRoot!.querySelector(".pages")!.textContent).to.equal("1 - 20 of 45");
        all(table, "[aria-label='Next page']")[0]!.click();
        await waitUntil(() => texts(table)[0] === "row 21");
        expect(routeState()).to.deep.equal({ tablePage: 2 });
        expect(asked.at(-1)!.page).to.equal(2);
    });

    it("B19 every page is a step in the history: Back leads from the third to the second", async () => {
        history.replaceState(null, "", "#/x");
        const table = await make(server().load, { urlKey: "" });
        for (const first of ["row 21", "row 41"]) {
            all(table, "[aria-label='Next page']")[0]!.click();
            await waitUntil(() => texts(table)[0] === first);
        }
        for (const first of ["row 21", "row 1"]) {
            history.back();
            await waitUntil(() => texts(table)[0] === first);
        }
        expect(location.hash).to.equal("#/x");
    });

    it("goes on from a page that is still on its way: who presses twice comes to the second after it", async () => {
        const { load } = server();
        const asked: number[] = [];
        let answer = (): void => undefined;
        const table = await make((query) => {
            asked.push(query.page);
            return query.page === 2 ? new Promise<Page<Row>>((resolve) => (answer = () => resolve(load(query)))) : load(query);
        });
        const [next] = all<HTMLButtonElement>(table, "[aria-label='Next page']");
        next!.click();
        await waitUntil(() => asked.includes(2));
        await table.updateComplete;
        next!.click();
        await waitUntil(() => texts(table)[0] === "row 41");
        answer();
        await table.updateComplete;
        expect([asked, texts(table)[0], next!.disabled]).to.deep.equal([[1, 2, 3], "row 41", true]);
    });

    it("B19 the order is kept in the address and read from there; the default order is not", async () => {
        history.replaceState(null, "", "#/x");
        const { load, asked } = server();
        const sort = (table: Table<Row>) => all(table, "th button")[0]!.click();
        const table = await make(load, { urlKey: "" });
        sort(table);
        sort(table);
        await waitUntil(() => routeState()["tableOrder"] === "-name");
        const again = await make(load, { urlKey: "" });
        expect(asked.at(-1)!.ordering).to.equal("-name");
        expect(all(again, "th")[0]!.getAttribute("aria-sort")).to.equal("descending");
        for (const value of ["1", '"name,pk"', '"-"', "{}", '"nonsense"', '"--name"', '"constructor"']) {
            history.replaceState(null, "", `#/x;{"tableOrder":${value}}`);
            await make(load, { urlKey: "" });
            expect(asked.at(-1)!.ordering, value).to.equal("");
        }
    });

    it("B20 asks nothing more when the address is another page's", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2}');
        const { load, asked } = server();
        await make(load, { urlKey: "" });
        const before = asked.length;
        location.hash = "#/y";
        await new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
        expect(asked).to.have.length(before);
    });

    it("its search and its pages are named after the list: several of a page are told apart", async () => {
        const table = await make(server().load);
        const search = table.shadowRoot!.querySelector("ak-search-box")!.shadowRoot!.querySelector("[role=search]")!;
        const names = [search, ...all(table, "nav")].map((landmark) => landmark.getAttribute("aria-label"));
        expect(names).to.deep.equal(["Rows", "Pages: Rows", "Pages, below the table: Rows"]);
    });

    it("V4 nothing beside the search moves while somebody types, and the pages stay when nothing is found", async () => {
        const { load } = server();
        const table = await make(load, { urlKey: "", bulk });
        const refresh = () => all(table, "[aria-label=Refresh]")[0]!.getBoundingClientRect();
        const { left, top } = refresh();
        const box = table.shadowRoot!.querySelector("ak-search-box")!;
        const input = box.shadowRoot!.querySelector("input")!;
        for (const text of ["row 44", "nothing such"]) {
            input.value = text;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await waitUntil(() => table.shadowRoot!.querySelector(".pages")!.textContent === (text === "row 44" ? "1 - 1 of 1" : "0 - 0 of 0"));
            expect([refresh().left, refresh().top], text).to.deep.equal([left, top]);
        }
    });

    it("M30.4 does the same by the pages below the table, and keeps what else is in the address", async () => {
        history.replaceState(null, "", '#/x;{"other":"1"}');
        const table = await make(server().load, { urlKey: "" });
        all(table, "[aria-label='Next page']").at(-1)!.click();
        await waitUntil(() => texts(table)[0] === "row 21");
        expect(all(table, "[aria-label='Next page']")).to.have.length(2);
        expect(routeState()).to.deep.equal({ other: "1", tablePage: 2 });
    });

    it("M30 follows the address back and forward", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2}');
        const table = await make(server().load, { urlKey: "" });
        location.hash = '#/x;{"tablePage":3,"search":"row"}';
        await waitUntil(() => texts(table)[0] === "row 41");
        history.back();
        await waitUntil(() => texts(table)[0] === "row 21");
        history.forward();
        await waitUntil(() => texts(table)[0] === "row 41");
    });

    it("M30.5 starts at the first page of another list", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2}');
        await make(server().load, { urlKey: "" });
        history.replaceState(null, "", "#/y");
        expect(texts(await make(server().load, { urlKey: "" }))[0]).to.equal("row 1");
    });

    it("M26.3 starts where the address says; the key of the tabs is not its own", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2,"page":"page-overview"}');
        const { load, asked } = server();
        expect(texts(await make(load, { urlKey: "" }))[0]).to.equal("row 21");
        expect(asked.map(({ page }) => page)).to.deep.equal([2]);
        history.replaceState(null, "", '#/x;{"page":"page-foo"}');
        expect(texts(await make(load, { urlKey: "" }))[0]).to.equal("row 1");
    });

    it("M30 goes to the last page when the one in the address is not there (any more)", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":99,"page":"page-overview"}');
        const table = await make(server().load, { urlKey: "" });
        await waitUntil(() => texts(table)[0] === "row 41");
        expect(routeState()).to.deep.equal({ tablePage: 3, page: "page-overview" });
    });

    it("M30 goes to the last page when the rows of this one are gone", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":3}');
        const { load } = server();
        let left = 45;
        const table = await make(
            async (query) => {
                if (query.page > Math.ceil(left / 20)) throw new ApiError(404, { detail: "Invalid page." });
                const page = await load(query);
                return { ...page, pagination: { ...page.pagination, total_pages: Math.ceil(left / 20) } };
            },
            { urlKey: "" },
        );
        left = 40;
        await table.refresh();
        await waitUntil(() => texts(table)[0] === "row 21");
        expect(routeState()).to.deep.equal({ tablePage: 2 });
    });

    it("says that it failed when even the first page is not there", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":3}');
        const table = await make(() => Promise.reject(new ApiError(404, { detail: "Not found." })), { urlKey: "" });
        await waitUntil(() => table.shadowRoot!.querySelector("ak-empty-state"));
    });

    it("M30 takes nonsense in the address for the first page", async () => {
        for (const value of ["-1", "0", '"x"', "1.5", "null", "[]"]) {
            history.replaceState(null, "", `#/x;{"tablePage":${value}}`);
            expect(texts(await make(server().load, { urlKey: "" }))[0], value).to.equal("row 1");
        }
    });

    it("M26 keeps two tables on a page apart", async () => {
        history.replaceState(null, "", '#/x;{"tablePage":2,"groupsTablePage":3}');
        const [first, second] = await Promise.all([make(server().load, { urlKey: "" }), make(server().load, { urlKey: "groups" })]);
        expect([texts(first)[0], texts(second)[0]]).to.deep.equal(["row 21", "row 41"]);
        all(second, "[aria-label='Previous page']")[0]!.click();
        await waitUntil(() => texts(second)[0] === "row 21");
        expect(routeState()).to.deep.equal({ tablePage: 2, groupsTablePage: 2 });
    });

    it("M26.6 leaves the address alone without a key, as in a dialog", async () => {
        const table = await make(server().load);
        all(table, "[aria-label='Next page']")[0]!.click();
        await waitUntil(() => texts(table)[0] === "row 21");
        expect(location.hash).to.equal("");
    });

    it("M26.4 searches from the first page on", async () => {
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

    it("says that there is nothing, and what was looked for", async () => {
        const empty = await make(async () => pageOf([]));
        expect(empty.shadowRoot!.querySelector("ak-empty-state")!.header).to.equal("Nothing here yet.");
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
            if (broken) throw new ApiError(403, { detail: "Permission denied." }, "request-1");
            return load(query);
        });
        const state = table.shadowRoot!.querySelector("ak-empty-state")!;
        expect(state.shadowRoot!.textContent).to.contain("Permission denied.");
        expect(state.shadowRoot!.querySelector("ak-copy")!.value).to.equal("request-1");
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

    for (const theme of THEMES) {
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            const table = await make(server().load, { bulk, expand: () => "more" });
            await expect(table).to.be.accessible();
            await useTheme("light");
        });

        for (const look of ["hover", "clicked"])
            it(`M21.1 can be read in a row that is pointed at, or chosen (${theme}, ${look})`, async () => {
                await useTheme(theme);
                const table = await make(server().load, { bulk });
                const ground = await fixture<HTMLElement>(html`<p></p>`);
                ground.style.backgroundColor = `var(--pf-t--global--background--color--primary--${look})`;
                const texts = all(table, "tbody td, tbody a").map((part) => getComputedStyle(part).color);
                expect(texts.length).to.be.above(0);
                for (const color of new Set(texts)) expect(contrast(color, getComputedStyle(ground).backgroundColor)).to.be.at.least(4.5);
                await useTheme("light");
            });
    }

    it("M29.6 M21 colours a row that is pointed at only where a press chooses it", async () => {
        const row = async (more: Partial<Table<Row>>) => all(await make(server().load, more), "tbody tr")[0]!;
        expect((await row({ bulk })).classList.contains("pf-m-clickable")).to.equal(true);
        expect((await row({})).classList.contains("pf-m-clickable")).to.equal(false);
    });
});
