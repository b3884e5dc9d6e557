import { expect, fixture, html } from "@open-wc/testing";
import { pageOf } from "#src/api/stub.test-helper.ts";
import { requestLog } from "#src/api/request-log.ts";
import { href, routeState } from "#src/base/route.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { copyAsCall } from "./copy-call.ts";
import type { Filter } from "./filter.ts";
import type { List, ListDefinition } from "./list.ts";
import "./list.ts";
import { deep, find } from "./testing/engine.ts";

interface Thing {
    pk: number;
    name: string;
}

const filterBy: readonly Filter[] = [
    { key: "colour", label: () => "Any colour", name: () => "Colour", options: () => [["r", "Red"] as const, ["b", "Blue"] as const] },
    { key: "owner", label: () => "Owner", suggest: async (text) => ["ada", "adam", "grace"].filter((name) => name.startsWith(text)) },
];

describe("a list with filters", () => {
    let asked: object[] = [];
    let things: Thing[];
    const definition: ListDefinition<Thing> = {
        title: () => "Things",
        load: async (query) => (asked.push(query), pageOf(things)),
        columns: [{ title: () => "Name", cell: ({ name }) => name }],
        name: ({ name }) => name,
        filterBy,
        empty: () => ({ header: "No things yet.", text: "" }),
    };
    beforeEach(() => {
        asked = [];
        things = [{ pk: 1, name: "one" }];
    });
    afterEach(async () => {
        history.replaceState(null, "", "#");
        await useTheme("light");
    });
    const open = async (state: object = {}): Promise<List<Thing>> => {
        history.replaceState(null, "", href("/things", { ...state }));
        const list = await fixture<List<Thing>>(html`<ak-list .definition=${definition}></ak-list>`);
        await waitUntil(() => deep(list, "tbody, ak-empty-state").length > 0);
        return list;
    };
    const chips = (list: Element) => deep(list, ".chips .pf-v6-c-label__text").map(({ textContent }) => textContent.trim());

    it("asks by what the address says, and tells it in words", async () => {
        const list = await open({ colour: "r", owner: "ada" });
        expect(asked[0]).to.include({ colour: "r", owner: "ada", page: 1 });
        expect(chips(list)).to.deep.equal(["Colour: Red", "Owner: ada"]);
        expect(chips(await open())).to.deep.equal([]);
    });

    it("lists more when a chip is taken away, and all when all are", async () => {
        const list = await open({ colour: "r", owner: "ada", tablePage: 1 });
        (await find(list, ".chips button", "Remove Colour: Red")).click();
        await waitUntil(() => asked.length === 2);
        expect(asked[1]).to.include({ colour: "", owner: "ada" });
        await waitUntil(() => chips(list).length === 1);
        (await find(list, ".chips button", "Clear all")).click();
        await waitUntil(() => asked.length === 3);
        expect(asked[2]).to.include({ colour: "", owner: "" });
        await waitUntil(() => chips(list).length === 0);
        expect(routeState()).to.not.have.any.keys("colour", "owner");
    });

    it("follows the address, as by Back", async () => {
        const list = await open({ colour: "r" });
        location.hash = href("/things", { colour: "b" });
        await waitUntil(() => asked.length === 2);
        expect(asked[1]).to.include({ colour: "b" });
        await waitUntil(() => chips(list)[0] === "Colour: Blue");
    });

    it("Back leads to what was listed before a filter was chosen, and before it was taken away", async () => {
        const list = await open();
        const select = await find<HTMLSelectElement>(list, "select[aria-label='Any colour']");
        select.value = "b";
        select.dispatchEvent(new Event("change", { bubbles: true }));
        await waitUntil(() => chips(list).length === 1);
        (await find(list, ".chips button", "Remove Colour: Blue")).click();
        await waitUntil(() => chips(list).length === 0);
        history.back();
        await waitUntil(() => chips(list).length === 1);
        expect(chips(list)).to.deep.equal(["Colour: Blue"]);
        history.back();
        await waitUntil(() => chips(list).length === 0);
        await waitUntil(() => asked.length === 5);
        expect(asked.map((query) => Reflect.get(query, "colour"))).to.deep.equal(["", "b", "", "b", ""]);
    });

    it("what is chosen from shows what the list is narrowed by, however that came: by hand, by a chip taken away, by Back", async () => {
        const list = await open();
        const select = await find<HTMLSelectElement>(list, "select[aria-label='Any colour']");
        const shows = async (value: string): Promise<void> => {
            await waitUntil(() => (routeState()["colour"] ?? "") === value && chips(list).length === (value ? 1 : 0));
            await waitUntil(() => select.value === value);
        };
        select.value = "b";
        select.dispatchEvent(new Event("change", { bubbles: true }));
        await shows("b");
        (await find(list, ".chips button", "Remove Colour: Blue")).click();
        await shows("");
        history.back();
        await shows("b");
        (await find(list, ".chips button", "Clear all")).click();
        await shows("");
    });

    it("says that nothing matches, and clears the filters; without one it says what is missing", async () => {
        things = [];
        const list = await open({ colour: "r" });
        await find(list, "ak-empty-state");
        expect(deep(list, "h2").map(({ textContent }) => textContent)).to.deep.equal(["Nothing matches these filters."]);
        (await find(list, "ak-empty-state button", "Clear filters")).click();
        await find(list, "h2", "No things yet.");
    });

    it("suggests what may be meant; asks when one is picked, or typed to its end", async () => {
        const list = await open();
        const field = await find<HTMLInputElement>(list, "input[aria-label=Owner]");
        const options = () => [...deep(list, "datalist option")].map((option) => option.getAttribute("value"));
        field.focus();
        field.dispatchEvent(new FocusEvent("focus"));
        await waitUntil(() => options().length === 3);
        const type = (value: string): void => {
            field.value = value;
            field.dispatchEvent(new InputEvent("input"));
        };
        type("gr");
        await waitUntil(() => options().join() === "grace");
        expect(asked, "half a name finds nothing: the API compares whole ones").to.have.length(1);
        type("grace");
        await waitUntil(() => asked.length === 2);
        expect(asked[1]).to.include({ owner: "grace" });
        type("someone");
        field.dispatchEvent(new Event("change"));
        await waitUntil(() => asked.length === 3);
        expect(asked[2]).to.include({ owner: "someone" });
    });

    describe("by a span of time", () => {
        const spans: ListDefinition<Thing> = { ...definition, filterBy: [{ key: "when", label: () => "Any time", name: () => "Time", isTimeRange: true }] };
        const openSpan = async (when?: string): Promise<List<Thing>> => {
            history.replaceState(null, "", href("/things", { when }));
            const list = await fixture<List<Thing>>(html`<ak-list .definition=${spans}></ak-list>`);
            await find(list, "tbody");
            await find(list, "select[aria-label='Any time']");
            return list;
        };
        const choose = async (list: Element, value: string): Promise<void> => {
            const select = await find<HTMLSelectElement>(list, "select[aria-label='Any time']");
            select.value = value;
            select.dispatchEvent(new Event("change"));
        };

        it("asks anew, but not the API, which has no such filter; the address keeps it", async () => {
            const list = await openSpan();
            await choose(list, "P7D");
            await waitUntil(() => asked.length === 2);
            expect(asked[1]).to.not.have.any.keys("when");
            expect(routeState()).to.include({ when: "P7D" });
            await waitUntil(() => chips(list).join() === "Time: Last 7 days");
            expect(deep(list, "input[type=datetime-local]")).to.have.length(0);
        });

        it("has two ends, either of which may be open; without both it is all time", async () => {
            const list = await openSpan();
            await choose(list, "between");
            const from = await find<HTMLInputElement>(list, "input[type=datetime-local]");
            const end = (index: number): HTMLInputElement => deep<HTMLInputElement>(list, "input[type=datetime-local]")[index]!;
            expect(from.value, "a day before now").to.not.equal("");
            const type = (index: number, value: string): void => {
                end(index).value = value;
                end(index).dispatchEvent(new Event("change"));
            };
            type(1, "2026-11-02T10:00");
            await waitUntil(() => / to Nov 2, 2026/.test(chips(list)[0] ?? ""));
            type(0, "");
            await waitUntil(() => routeState()["when"] === `../${new Date("2026-11-02T10:00").toISOString().replace(".000Z", "Z")}`);
            await waitUntil(() => chips(list)[0]?.startsWith("Time: until Nov 2, 2026"));
            type(1, "");
            await waitUntil(() => deep(list, "input[type=datetime-local]").length === 0);
            expect(routeState()).to.not.have.any.keys("when");
        });

        it("stays what it was while a moment is typed in part, and says where it ends before it begins", async () => {
            const list = await openSpan("2026-11-02T10:00:00Z/2026-11-03T10:00:00Z");
            const [from, until] = deep<HTMLInputElement>(list, "input[type=datetime-local]");
            const before = asked.length;
            // As a browser tells it of February 30: no value, and not because nothing was typed.
            from!.value = "";
            Object.defineProperty(from, "validity", { value: { valid: false, badInput: true }, configurable: true });
            from!.dispatchEvent(new Event("change"));
            expect(asked.length).to.equal(before);
            expect(routeState()["when"]).to.equal("2026-11-02T10:00:00Z/2026-11-03T10:00:00Z");
            expect(deep(list, "[role=alert]")).to.have.length(0);
            until!.value = "2026-10-01T00:00";
            until!.dispatchEvent(new Event("change"));
            await waitUntil(() => deep(list, "[role=alert]")[0]?.textContent === "It ends before it begins.");
            expect(until!.getAttribute("aria-invalid")).to.equal("true");
            await expect(list).to.be.accessible();
        });

        it("shows what is none in the address as it stands there", async () => {
            expect(chips(await openSpan("soon"))).to.deep.equal(["Time: soon"]);
        });
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await open({ colour: "r", owner: "ada" })).to.be.accessible();
        });
});

describe("a list as an API call", () => {
    it("is the request that the list is loaded by, not another of the same moment", async () => {
        const copied: string[] = [];
        const { clipboard } = navigator;
        const write = async (items: ClipboardItem[]): Promise<void> => void copied.push(await (await items[0]!.getType("text/plain")).text());
        Object.defineProperty(navigator, "clipboard", { configurable: true, value: { write } });
        const log = (url: string) => requestLog.add({ method: "GET", url, status: 200, at: new Date(), duration: 1 });
        log("/api/v3/core/users/?page=1&page_size=20&search=before");
        await copyAsCall(async () => ["/api/v3/core/groups/?page=2&page_size=20", "/api/v3/core/users/me/"].forEach(log));
        Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
        expect(copied[0]).to.contain(`curl '${location.origin}/api/v3/core/groups/?page=2&page_size=20'`);
        document.querySelector("ak-messages")?.remove();
    });
});
