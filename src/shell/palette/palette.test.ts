import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { session } from "#src/context/session.ts";
import { recent } from "#src/context/recent.ts";
import { deep, find, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { browser } from "#src/base/browser.ts";
import type { Command, CommandSource } from "./command.ts";
import { searchObjects } from "./objects.ts";
import "./palette-button.ts";

describe("the palette", () => {
    const engine = withEngine();
    const { assign } = browser;
    let went: string[];
    let done: string[];
    beforeEach(async () => {
        localStorage.clear();
        [went, done] = [[], []];
        browser.assign = (url) => void went.push(url);
        await session.get();
    });
    afterEach(() => {
        browser.assign = assign;
        localStorage.clear();
    });

    const commands = (): Command[] => [
        { id: "groups", label: "Groups", group: "Pages", icon: "right", href: "#/identity/groups" },
        { id: "cheer", label: "Cheer", group: "Actions", icon: "run", run: () => done.push("cheered") },
    ];
    async function open({ search = searchObjects, later }: Partial<CommandSource> = {}): Promise<HTMLElement> {
        await fixture(html`<ak-palette-button .source=${async () => ({ commands, search, ...(later ? { later } : {}) })}></ak-palette-button>`);
        await shortcut();
        const palette = await find(document, "ak-palette");
        await waitUntil(() => palette.shadowRoot?.activeElement?.localName === "input", "the field has the focus");
        return palette;
    }
    const shortcut = async () => {
        await sendKeys({ down: "Control" });
        await sendKeys({ press: "k" });
        await sendKeys({ up: "Control" });
    };
    const options = (palette: HTMLElement) => deep(palette, "[role=option]").map((option) => textOf(option.querySelector<HTMLElement>(".label")!));
    const marked = (palette: HTMLElement) => {
        const id = deep(palette, "[role=combobox]")[0]!.getAttribute("aria-activedescendant");
        const option = deep(palette, `#${id}`)[0];
        expect(option?.getAttribute("aria-selected")).to.equal("true");
        return option && textOf(option.querySelector<HTMLElement>(".label")!);
    };
    const closed = () => waitUntil(() => !document.querySelector("ak-modal"), "it is closed");

    it("opens by keyboard, goes through the list by arrows, does what Enter takes, and gives the focus back", async () => {
        const palette = await open();
        expect(options(palette)).to.deep.equal(["Groups", "Cheer"]);
        expect(marked(palette)).to.equal("Groups");
        await sendKeys({ press: "ArrowUp" });
        await waitUntil(() => marked(palette) === "Cheer");
        await sendKeys({ press: "ArrowDown" });
        await waitUntil(() => marked(palette) === "Groups");
        await sendKeys({ press: "ArrowDown" });
        await waitUntil(() => marked(palette) === "Cheer");
        await sendKeys({ press: "Enter" });
        await closed();
        await waitUntil(() => done.length === 1);
        expect(went).to.deep.equal([]);
    });

    it("finds objects by name on the server, and goes to their page", async () => {
        const asked: string[] = [];
        // Not the log of requests, which keeps the latest: typing that stops and goes on asks for all kinds anew.
        engine.watch(async ({ url }) => void asked.push(url));
        const palette = await open();
        await sendKeys({ type: "akad" });
        await waitUntil(() => options(palette).includes("akadmin"));
        expect(asked.filter((url) => url.includes("/core/users/?search=akad&page_size=5"))).to.have.length(1);
        expect(marked(palette)).to.equal("akadmin");
        await sendKeys({ press: "Enter" });
        await closed();
        await waitUntil(() => went.length === 1);
        expect(went[0]).to.match(/^\/if\/admin\/#\/identity\/users\/\d+$/);
    });

    it("says of which kind an object is in the same words as its list", async () => {
        const { admin } = engine.backend;
        await admin.post("outposts/service_connections/docker/", { name: "Zebra", local: true, url: "unix:///x" });
        await admin.post("policies/dummy/", { name: "Zebra crossing", result: true, wait_min: 0, wait_max: 0 });
        const palette = await open();
        await sendKeys({ type: "zebra" });
        await waitUntil(() => options(palette).includes("Zebra crossing"));
        const kinds = deep(palette, "[role=option] small").map(textOf);
        expect(kinds).to.have.members(["Docker service-connection", "Dummy policy"]);
    });

    it("asks once typing pauses, and Enter waits for the answer where nothing that is known is surely meant", async () => {
        const palette = await open();
        await sendKeys({ type: "akadmi" });
        await sendKeys({ press: "Enter" });
        await closed();
        await waitUntil(() => went.length === 1);
        expect(went[0]).to.contain("/identity/users/");
        expect(engine.asked("/core/users/?search=")).to.have.length(1);
        expect(palette.isConnected).to.equal(false);
    });

    it("takes back a request whose text is no longer wanted", async () => {
        const asked: [string, AbortSignal][] = [];
        const palette = await open({
            search: (text, signal) => {
                asked.push([text, signal]);
                return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
            },
        });
        await sendKeys({ type: "first" });
        await waitUntil(() => asked.length === 1);
        await sendKeys({ type: "!" });
        expect(asked[0]![1].aborted).to.equal(true);
        await waitUntil(() => asked.length === 2);
        expect(asked[1]![0]).to.equal("first!");
        expect(textOf(deep(palette, ".note")[0]!)).to.contain("Searching");
    });

    describe("what takes the server a while", () => {
        const tools: Command = { id: "open-tools", label: "Tools", group: "Applications", icon: "leave", href: "/tools" };
        let answer: (more: readonly Command[]) => void;
        const later = () => new Promise<readonly Command[]>((resolve) => (answer = resolve));

        it("is added when it comes, and what is marked stays marked", async () => {
            const palette = await open({ later });
            await sendKeys({ press: "ArrowDown" });
            await waitUntil(() => marked(palette) === "Cheer");
            answer([tools]);
            await waitUntil(() => options(palette).includes("Tools"));
            expect(marked(palette)).to.equal("Cheer");
        });

        it("is waited for by Enter, where nothing else is surely meant", async () => {
            const palette = await open({ later, search: async () => ({ found: [], failed: [] }) });
            await sendKeys({ type: "tool" });
            await sendKeys({ press: "Enter" });
            expect(textOf(deep(palette, ".note")[0]!)).to.contain("Searching");
            answer([tools]);
            await closed();
            await waitUntil(() => went.length === 1);
            expect(went[0]).to.equal("/tools");
        });

        it("keeps nothing else back where it fails", async () => {
            const palette = await open({ later: () => Promise.reject(new Error("Away.")) });
            await sendKeys({ type: "cheer" });
            await waitUntil(() => marked(palette) === "Cheer");
        });
    });

    it("says which kinds could not be searched, and offers what is known", async () => {
        const palette = await open();
        engine.fail(true);
        await sendKeys({ type: "groups" });
        const note = await find(palette, "[role=alert]");
        expect(textOf(note)).to.match(/^Not searched: Users, Groups, /);
        expect(options(palette)).to.deep.equal(["Groups"]);
    });

    it("says at the field that nothing matches: the end of a telephone's window is below its keyboard", async () => {
        const palette = await open();
        await sendKeys({ type: "qqqq" });
        const note = await find(palette, ".note", "Nothing matches");
        expect(note.getBoundingClientRect().top - deep(palette, ".field")[0]!.getBoundingClientRect().bottom).to.be.lessThan(24);
    });

    it("has what was used lately first, for the one who used it", async () => {
        recent.visit({ href: "/if/admin/#/identity/users/1", label: "akadmin" });
        recent.used("cheer");
        expect(options(await open())).to.deep.equal(["akadmin", "Cheer", "Groups", "Cheer"]);
        recent.forget("/if/admin/#/identity/users/1");
        expect(recent.visits()).to.deep.equal([]);
        engine.use(await engine.backend.as("somebody-else"));
        await session.get();
        expect(recent.commands()).to.deep.equal([]);
    });

    it("leaves the keys of an input method to it", async () => {
        const palette = await open();
        const field = deep(palette, "input")[0]!;
        for (const key of ["ArrowDown", "Enter"]) {
            const event = new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true });
            field.dispatchEvent(event);
            expect(event.defaultPrevented, key).to.equal(false);
        }
        expect(marked(palette)).to.equal("Groups");
        expect(went).to.deep.equal([]);
    });

    it("does not open over a dialog", async () => {
        await open();
        await shortcut();
        expect(document.querySelectorAll("ak-modal")).to.have.length(1);
        await sendKeys({ press: "Escape" });
        await closed();
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            const palette = await open();
            await sendKeys({ type: "akad" });
            await waitUntil(() => options(palette).includes("akadmin"));
            await expect(palette).to.be.accessible();
        });
});
