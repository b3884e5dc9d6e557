// npm run dev: the sandbox in the tab, built again and reloaded with every change of a source file.
import { appendFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { ensureNode, ensurePackages, stop } from "./lib/ensure.mjs";

ensureNode();
ensurePackages();
const { build } = await import("../build/build.mjs");

const port = Number(process.env.PORT ?? 9000);
const RELOAD = 'new EventSource("/dev/changes").addEventListener("message", () => location.reload());';
const WATCHED = ["src", "mock-api", "web"];
const PAUSE_MS = 60;

let answer;
const pages = new Set();

/** Builds, and serves what was built from now on; a build that fails leaves the last good one standing. */
async function rebuild() {
    const started = Date.now();
    try {
        const isNew = await build();
        if (isNew || !answer) await take();
        if (isNew) console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
        for (const page of pages) page.write("data: changed\n\n");
    } catch (error) {
        console.error(error.message);
    }
}

async function take() {
    const html = readdirSync("dist/web", { recursive: true }).filter((file) => file.endsWith(".html"));
    writeFileSync("dist/web/reload.js", RELOAD);
    for (const file of html) appendFileSync(`dist/web/${file}`, '<script type="module" src="/reload.js"></script>');
    // These pages are for this command alone: the next build makes its own.
    rmSync("dist/inputs.sha256", { force: true });
    const { staticListener } = await import(`../dist/static.mjs?${Date.now()}`);
    answer = await staticListener();
}

await build({ force: true, say: (step) => console.log(`${step} …`) }).catch((error) => stop(`The build failed: ${error.message}`));
await take();
createServer((request, response) => {
    if (request.url !== "/dev/changes") return answer(request, response);
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    pages.add(response);
    response.on("close", () => pages.delete(response));
})
    .once("error", (error) => stop(error.code === "EADDRINUSE" ? `Port ${port} is in use: choose another, as in "PORT=9001 npm run dev".` : error.message))
    .listen(port, "127.0.0.1", () => console.log(`authentik sandbox, reloading with every change: http://127.0.0.1:${port}/if/admin/`));

let timer;
let running = Promise.resolve();
for (const folder of WATCHED)
    watch(folder, { recursive: true }, (_event, file) => {
        if (String(file).includes(".generated.")) return;
        clearTimeout(timer);
        timer = setTimeout(() => (running = running.then(rebuild)), PAUSE_MS);
    });
