// The interfaces in a real browser: how long until they can be used, and what that costs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { resolveBrowser } from "../../build/browser.mjs";
import { toModule } from "../../build/css-sheet.mjs";
import { readFile } from "node:fs/promises";

const ROUNDS = 7;
/** The original on a machine like the one it was measured on: requests, KB over the wire, ms. */
const ORIGINAL = { requests: 43, kb: 1858, ms: 1500 };
const PASSWORD = "bench-password";
const TOKEN = "bench-token";

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Starts what serves the product; gives its address. */
async function serve(args, env = {}) {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise((resolve) => child.stdout.on("data", (chunk) => resolve(/http:\/\/[\d.]+:\d+/.exec(String(chunk))?.[0])));
    return { url, stop: () => child.kill() };
}

/** The same for the sandbox in the tab, which is files alone. */
async function serveTab() {
    const { serveStatic } = await import("../../dist/static.mjs");
    const files = await serveStatic({ port: 0, host: "127.0.0.1" });
    return { url: `http://127.0.0.1:${files.address().port}`, stop: () => files.close() };
}

const FLOW = "/if/flow/default-authentication-flow/";

/** ms from navigation until the name can be typed. */
async function untilUsable(page, url) {
    await page.goto(url + FLOW);
    await page.waitForSelector("input[name=uidField]", { visible: true });
    return page.evaluate(() => performance.now());
}

async function signIn(page, url) {
    await page.evaluateOnNewDocument(() => {
        globalThis.deepActive = (active) => (active?.shadowRoot?.activeElement ? globalThis.deepActive(active.shadowRoot.activeElement) : active);
    });
    await untilUsable(page, url);
    // By keyboard: a field that is about to be replaced must not be taken for the one that follows it.
    for (const [name, value] of [
        ["uidField", "akadmin"],
        ["password", PASSWORD],
    ]) {
        await page.waitForFunction((wanted) => deepActive(document.activeElement)?.name === wanted, {}, name);
        await page.keyboard.type(value);
        await page.keyboard.press("Enter");
    }
    await page.waitForFunction(() => location.pathname.startsWith("/if/user"));
}

/** ms until the first word is on the page. */
const untilSeen = (page) => page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);

/** First and later visits, each first one in a browser that has never been here. */
async function signInTimes(browser, url) {
    const [first, later, seen] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        first.push(await untilUsable(page, url));
        seen.push(await untilSeen(page));
        later.push(await untilUsable(page, url));
        await context.close();
    }
    return { first: median(first), later: median(later), seen: median(seen) };
}

const send = (url, at, method, body) =>
    fetch(`${url}/api/v3/${at}`, { method, headers: { "authorization": `Bearer ${TOKEN}`, "content-type": "application/json" }, body: JSON.stringify(body) });

/** Requests, KB and ms of the list of users with 100 rows, nothing of it in a cache. */
async function coldList(browser, url) {
    for (let number = 0; number < 100; number++) await send(url, "core/users/", "POST", { username: `user${number}`, name: `Person ${number}`, groups: [] });
    const { pk, attributes } = (await (await fetch(`${url}/api/v3/core/users/?username=akadmin`, { headers: { authorization: `Bearer ${TOKEN}` } })).json())
        .results[0];
    await send(url, `core/users/${pk}/`, "PATCH", { attributes: { ...attributes, settings: { pagination: { perPage: 100 } } } });
    const context = await browser.createBrowserContext();
    await signIn(await context.newPage(), url);
    const runs = [];
    for (let round = 0; round < ROUNDS; round++) {
        const page = await context.newPage();
        await page.setCacheEnabled(false);
        const client = await page.createCDPSession();
        await client.send("Network.enable");
        let [requests, bytes] = [0, 0];
        // A picture that is a part of an answer is no request.
        client.on("Network.requestWillBeSent", ({ request }) => (requests += request.url.startsWith("data:") ? 0 : 1));
        client.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
        await page.goto(`${url}/if/admin/#/identity/users`);
        const table = await page.waitForSelector(">>> ak-table");
        await page.waitForFunction((element) => element.rows.length >= 100 && element.renderRoot.querySelectorAll("tbody").length >= 100, {}, table);
        runs.push({ ms: await page.evaluate(() => performance.now()), requests, kb: bytes / 1024 });
        await page.close();
    }
    await context.close();
    return { ms: median(runs.map(({ ms }) => ms)), requests: median(runs.map(({ requests }) => requests)), kb: median(runs.map(({ kb }) => kb)) };
}

/** The page of `rows.page.ts`, as one script. */
async function rows(browser) {
    const sheets = {
        name: "css-sheets",
        setup: (b) =>
            b.onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({ contents: await toModule(await readFile(file, "utf8"), file, { minify: false }) })),
    };
    const bundle = await build({
        entryPoints: ["scripts/bench/rows.page.ts"],
        bundle: true,
        write: false,
        format: "iife",
        target: "es2022",
        plugins: [sheets],
        logLevel: "error",
    });
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    const result = await page.evaluate((rounds) => globalThis.measure(rounds), ROUNDS);
    await page.close();
    return result;
}

/** Prints a row a figure. */
export async function benchInterfaces(row) {
    const browser = await puppeteer.launch(await resolveBrowser());
    const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
    const server = await serve(["dist/server.mjs", "--port", "0", "--data", folder], {
        AUTHENTIK_BOOTSTRAP_PASSWORD: PASSWORD,
        AUTHENTIK_BOOTSTRAP_TOKEN: TOKEN,
    });
    const tab = await serveTab();
    try {
        for (const [name, { url }] of Object.entries({ tab, serve: server })) {
            const { first, later, seen } = await signInTimes(browser, url);
            row(
                `${name}: navigation to a usable user name`,
                `${first.toFixed(0)} ms`,
                `first visit; ${later.toFixed(0)} ms on later ones (goal in the tab: 1200 ms)`,
            );
            row(`${name}: first word on the first visit`, `${seen.toFixed(0)} ms`, "goal: 200 ms");
        }
        const list = await coldList(browser, server.url);
        row("list of 100 users, cold: time", `${list.ms.toFixed(0)} ms`, `goal ${ORIGINAL.ms / 3}`);
        row("list of 100 users, cold: over the wire", `${list.kb.toFixed(0)} KB`, `goal ${Math.round(ORIGINAL.kb / 3)}`);
        row("list of 100 users, cold: requests", list.requests, `goal ${Math.floor(ORIGINAL.requests / 3)}`);
        const rendered = await rows(browser);
        row(
            "1,000 rows by ak-table",
            `${rendered.table.toFixed(0)} ms`,
            `${(rendered.table / rendered.bare).toFixed(2)} of bare lit (${rendered.bare.toFixed(0)} ms); goal 2`,
        );
    } finally {
        server.stop();
        tab.stop();
        await browser.close();
        rmSync(folder, { recursive: true, force: true });
    }
}
