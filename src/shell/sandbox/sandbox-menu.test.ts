import { expect, fixture, html } from "@open-wc/testing";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { Sandbox } from "./sandbox.ts";
import "./sandbox-menu.ts";

describe("the sandbox menu", () => {
    afterEach(() => {
        for (const left of document.querySelectorAll("ak-modal, ak-messages")) left.remove();
    });

    /** A sandbox that reads one file only, and tells what was done with it. */
    async function show() {
        const done: string[] = [];
        const sandbox: Sandbox = {
            export: () => Promise.resolve("authentik-sandbox 2023-03-01.json"),
            open: async (file) => {
                if ((await file.text()) !== "a state") throw new TypeError("no state");
                return () => Promise.resolve(void done.push("replaced"));
            },
            startOver: () => Promise.resolve(),
            connect: () => new WebSocket("ws://nowhere.invalid"),
        };
        const menu = await fixture<HTMLElement>(html`<ak-sandbox-menu .sandbox=${sandbox}></ak-sandbox-menu>`);
        return { menu, done };
    }

    async function choose(menu: HTMLElement, item: string): Promise<void> {
        await press(menu, "Sandbox");
        await press(menu, item);
    }

    async function give(menu: HTMLElement, content: string, name: string): Promise<void> {
        await choose(menu, "Import");
        const input = await find<HTMLInputElement>(document, "input[type=file]");
        const files = new DataTransfer();
        files.items.add(new File([content], name));
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
    }

    it("B22: a wrong file is refused by its name, before anything is asked", async () => {
        const { menu, done } = await show();
        await give(menu, "something else", "holiday.json");
        const dialog = await find(document, "ak-modal");
        await waitUntil(() => deep(dialog, "*").some((part) => textOf(part).startsWith("holiday.json is not an export of a sandbox.")));
        expect(deep(dialog, "button").map(textOf)).to.not.include("Import");
        expect(done).to.deep.equal([]);
    });

    it("B22: a file replaces everything, which is asked by its name; what destroys is marked", async () => {
        const { menu, done } = await show();
        await give(menu, "a state", "saved.json");
        const dialog = await find(document, "ak-modal");
        await waitUntil(() => deep(dialog, "h1, h2").some((part) => textOf(part) === "Import saved.json?"));
        expect(done).to.deep.equal([]);
        const yes = deep(dialog, "button").find((button) => textOf(button) === "Import");
        expect(yes?.classList.contains("pf-m-danger")).to.equal(true);
        yes!.click();
        await waitUntil(() => done.length === 1);
    });

    it("B22: says where everything was saved", async () => {
        const { menu } = await show();
        await choose(menu, "Export");
        await find(await find(document, "ak-messages"), ".pf-v6-c-alert", "authentik-sandbox 2023-03-01.json");
    });
});
