import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startTab } from "../server.ts";
import { closeBrowser, visitor } from "./browser.ts";

describe("a browser with a state of its own", () => {
    let tab: Awaited<ReturnType<typeof startTab>>;
    let url: string;
    before(async () => {
        tab = await startTab();
        url = tab.url;
    });
    after(async () => {
        await closeBrowser();
        await tab.stop();
    });

    it("follows an address of the backend although it has never been here", async () => {
        const page = await (await visitor()).open(`${url}/flows/-/default/authentication/?next=/if/user/`);
        await page.waitForFunction(() => location.pathname === "/if/flow/default-authentication-flow/");
        expect(new URL(page.url()).searchParams.get("next")).to.equal("/if/user/");
        await page.locator("input[name=uidField]").wait();
    });

    it("says what is wrong with a state of a newer version, and starts over when asked", async () => {
        const who = await visitor();
        await spoil(await who.open(`${url}/static/dist/assets/icons/icon.png`), 999);
        const page = await who.open(`${url}/if/admin/`);
        const text = await troubleOf(page);
        expect(text).to.contain("version 999");
        expect(text).to.contain("Save a copy");
        await page.locator("#sandbox-trouble button:last-of-type").click();
        await page.locator("input[name=uidField]").wait();
    });

    it("says that a state is damaged instead of showing a white page", async () => {
        const who = await visitor();
        await spoil(await who.open(`${url}/static/dist/assets/icons/icon.png`), 1, { "authentik_core.user": [{ pk: "no number" }] });
        expect(await troubleOf(await who.open(`${url}/if/admin/`))).to.contain("could not start");
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
