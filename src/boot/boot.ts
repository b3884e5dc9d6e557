/* Starts the sandbox in this browser, then what the page is for. The only place of the frontend that knows the mock. */
import { connectEngine } from "#mock/adapters/tab/client.ts";
import type { Engine } from "#mock/adapters/tab/protocol.ts";
import { allowWorkers, ENGINE_URL, parsePage } from "./trusted-types.ts";
import { showTrouble } from "./trouble.ts";
import { offerSandbox } from "./sandbox.ts";

/** Paths whose requests the engine answers; the same as in sw.js. */
const OWNED = /\/(api|application|source|media|-|recovery|flows)\//;

async function boot(): Promise<void> {
    allowWorkers();
    const engine = await connectEngine(ENGINE_URL);
    await engine.ready();
    offerSandbox(engine);
    const app = document.querySelector<HTMLLinkElement>("link[data-app]");
    if (!app) return navigate(engine);
    const [cookies] = await Promise.all([engine.visit(location.href), intercept(engine)]);
    for (const line of cookies) document.cookie = line;
    await import(app.href);
}

async function intercept(engine: Engine): Promise<void> {
    const { interceptWith } = await import("#mock/adapters/tab/msw.ts");
    await interceptWith(engine, OWNED);
}

/** Answers a navigation to one of the backend's paths: goes where it leads, or shows what it says. */
async function navigate(engine: Engine): Promise<void> {
    const answer = await engine.fetch({ method: "GET", url: location.href, headers: [["accept", "text/html"]], body: null });
    for (const line of answer.cookies) document.cookie = line;
    const to = new Headers(answer.headers).get("location");
    if (to && answer.status >= 300 && answer.status < 400) return location.replace(to);
    const text = new TextDecoder().decode(answer.body ?? new ArrayBuffer(0));
    const isPage = new Headers(answer.headers).get("content-type")?.startsWith("text/html");
    if (isPage) {
        const page = parsePage(text);
        document.title = page.title;
        document.body.replaceChildren(...page.body.childNodes);
    } else document.body.append(Object.assign(document.createElement("pre"), { textContent: text || `${answer.status}` }));
}

boot().catch((error: unknown) => showTrouble(error));
