import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startTab } from "../server.ts";
import { running, visitor } from "./browser.ts";

describe("a browser with a state of its own", () => {
    const tab = running(startTab);

    it("follows an address of the backend although it has never been here", async () => {
        const page = await (await visitor()).open(`${tab.url}/flows/-/default/authentication/?next=/if/user/`);
        await page.waitForFunction(() => location.pathname === "/if/flow/default-authentication-flow/");
        expect(new URL(page.url()).searchParams.get("next")).to.equal("/if/user/");
        await page.locator("input[name=uidField]").wait();
    });

    it("says what is wrong with a state of a newer version, and starts over when asked", async () => {
        const who = await visitor();
        await spoil(await who.open(`${tab.url}/static/dist/assets/icons/icon.png`), 999);
        const page = await who.open(`${tab.url}/if/admin/`);
        const text = await troubleOf(page);
        expect(text).to.contain("version 999");
        expect(text).to.contain("Save a copy");
        await page.locator("#sandbox-trouble button:last-of-type").click();
        await page.locator("input[name=uidField]").wait();
    });

    it("says that a state is damaged instead of showing a white page", async () => {
        const who = await visitor();
        await spoil(await who.open(`${tab.url}/static/dist/assets/icons/icon.png`), 1, { "authentik_core.user": [{ pk: "no number" }] });
        expect(await troubleOf(await who.open(`${tab.url}/if/admin/`))).to.contain("could not start");
    });
});

describe("C9, U1: a browser whose state is damaged or removed", () => {
    const tab = running(startTab);

    it("C9: names the rows that are missing, and goes on with what is whole", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/user/`);
        await page.locator("input[name=uidField]").wait();
        await page.close();
        const blank = await who.open(`${tab.url}/static/dist/assets/icons/icon.png`);
        // The engine ends a moment after its last page: until then another page would be answered from its memory.
        await blank.waitForFunction(async () => !(await navigator.locks.query()).held?.some(({ name }) => name === "authentik-sandbox-engine"));
        await blank.evaluate(async () => {
            const request = indexedDB.open("authentik-sandbox");
            await new Promise((resolve) => (request.onsuccess = resolve));
            const transaction = request.result.transaction("base", "readwrite");
            transaction.objectStore("base").delete("authentik_core.group");
            await new Promise((resolve) => (transaction.oncomplete = resolve));
            request.result.close();
        });
        const again = await who.open(`${tab.url}/if/user/`);
        expect(await troubleOf(again)).to.match(/damaged: \d+ of \d+ rows of authentik_core\.group are missing/);
        await again.locator("#sandbox-trouble button:nth-of-type(2)").click();
        await again.locator("input[name=uidField]").wait();
    });

    it("U1: begins anew when the site's data were removed under an open tab", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/user/`);
        await page.locator("input[name=uidField]").wait();
        await page.evaluate(async () => {
            for (const { name } of await indexedDB.databases())
                // Whoever still writes to it lets it go afterwards; a database that is never let go of fails this test by its limit.
                await new Promise((resolve) => (indexedDB.deleteDatabase(name!).onsuccess = resolve));
        });
        await page.reload();
        await page.locator("input[name=uidField]").wait();
    });

    it("U1: finds its worker again when that was unregistered", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/user/`);
        await page.locator("input[name=uidField]").wait();
        const session = await page.createCDPSession();
        await session.send("ServiceWorker.enable");
        await session.send("ServiceWorker.unregister", { scopeURL: `${tab.url}/` });
        await page.reload();
        await page.locator("input[name=uidField]").wait();
    });
});

describe("a first visit", () => {
    const tab = running(startTab);

    it("says what takes so long before the engine is there, in the visitor's language; not later", async () => {
        const who = await visitor();
        const page = await who.open("about:blank");
        const said: (string | null)[] = [];
        await page.exposeFunction("said", (text: string) => said.push(text));
        await page.evaluateOnNewDocument(() => {
            new MutationObserver((changes) => {
                for (const { addedNodes } of changes)
                    for (const node of addedNodes)
                        if (node instanceof HTMLElement && node.id === "sandbox-setting-up")
                            (globalThis as unknown as { said(text: string): void }).said(node.textContent ?? "");
            }).observe(document, { childList: true, subtree: true });
        });
        await page.goto(`${tab.url}/if/flow/default-authentication-flow/?locale=de`);
        await page.locator("input[name=uidField]").wait();
        expect(said).to.deep.equal(["Ihre Sandbox wird eingerichtet …"]);
        expect(await page.$("#sandbox-setting-up")).to.equal(null);
        await page.reload();
        await page.locator("input[name=uidField]").wait();
        expect(said).to.have.length(1);
    });
});

const troubleOf = async (page: Page): Promise<string> => {
    const shown = await page.locator("#sandbox-trouble").waitHandle();
    return shown.evaluate((element) => element.textContent ?? "");
};

/** Leaves a state in the page's browser, as a newer or a broken application would have. */
async function spoil(page: Page, version: number, tables: Record<string, { pk: string }[]> = {}): Promise<void> {
    await page.evaluate(
        async (stored, rows) => {
            const request = indexedDB.open("authentik-sandbox", 1);
            request.onupgradeneeded = () => ["rows", "meta"].forEach((name) => request.result.createObjectStore(name));
            await new Promise((resolve) => (request.onsuccess = resolve));
            const transaction = request.result.transaction(["rows", "meta"], "readwrite");
            for (const [table, list] of Object.entries(rows)) for (const row of list) transaction.objectStore("rows").put(row, [table, row.pk]);
            transaction.objectStore("meta").put(stored, "version");
            await new Promise((resolve) => (transaction.oncomplete = resolve));
            request.result.close();
        },
        version,
        tables,
    );
}
