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
