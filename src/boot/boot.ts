/* Starts the sandbox in this browser, then what the page is for. The only place of the frontend that knows the mock. */
import { connectEngine } from "#mock/adapters/tab/client.ts";
import { OWNED_PATHS } from "#mock/adapters/tab/owned-paths.ts";
import type { Engine } from "#mock/adapters/tab/protocol.ts";
import { follow, navigationRequest } from "./navigation.ts";
import { allowWorkers, ENGINE_URL } from "./trusted-types.ts";
import { showTrouble } from "./trouble.ts";
import { offerSandbox } from "./sandbox.ts";

async function boot(): Promise<void> {
    allowWorkers();
    const engine = await connectEngine(ENGINE_URL);
    await engine.ready();
    offerSandbox(engine);
    const app = document.querySelector<HTMLLinkElement>("link[data-app]");
    if (!app) return follow(await engine.fetch(await navigationRequest()));
    const [cookies] = await Promise.all([engine.visit(location.href), intercept(engine)]);
    for (const line of cookies) document.cookie = line;
    await import(app.href);
}

async function intercept(engine: Engine): Promise<void> {
    const { interceptWith } = await import("#mock/adapters/tab/msw.ts");
    await interceptWith(engine, OWNED_PATHS);
}

boot().catch((error: unknown) => showTrouble(error));
