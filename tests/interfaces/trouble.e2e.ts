import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { closeBrowser, visitor } from "./browser.ts";

type Static = { serveStatic(options: { port: number; host: string }): Promise<Server> };

describe("a browser with a state of its own", () => {
    let server: Server;
    let url: string;
    before(async () => {
        const { serveStatic } = (await import(pathToFileURL(path.resolve("dist/static.mjs")).href)) as Static;
        server = await serveStatic({ port: 0, host: "127.0.0.1" });
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(async () => {
        await closeBrowser();
        server.closeAllConnections();
        server.close();
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
