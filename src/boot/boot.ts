/* Starts the sandbox in this browser, then what the page is for. The only place of the frontend that knows the mock. */
import { connectEngine } from "#mock/adapters/tab/client.ts";
import { OWNED_PATHS } from "#mock/adapters/tab/owned-paths.ts";
import type { Engine } from "#mock/adapters/tab/protocol.ts";
import { saveFilesOf } from "./downloads.ts";
import { follow, navigationRequest } from "./navigation.ts";
import { allowWorkers, ENGINE_URL } from "./trusted-types.ts";
import { showTrouble } from "./trouble.ts";
import { offerSandbox } from "./sandbox.ts";
import { words } from "./words.ts";

let engine: Engine | undefined;

async function boot(): Promise<void> {
    allowWorkers();
    const notice = isFirstVisit() ? settingUp() : undefined;
    engine = await connectEngine(ENGINE_URL);
    const app = document.querySelector<HTMLLinkElement>("link[data-app]");
    if (!app) {
        const answer = await engine.fetch(await navigationRequest());
        notice?.remove();
        return follow(answer);
    }
    // The engine loads its state while the page gets ready to ask it.
    const [cookies] = await Promise.all([engine.visit(location.href), intercept(engine)]);
    offerSandbox(engine);
    saveFilesOf(OWNED_PATHS);
    for (const line of cookies) document.cookie = line;
    await import(app.href);
    notice?.remove();
}

/** Every page that was shown has left its CSRF token. */
const isFirstVisit = (): boolean => !document.cookie.includes("authentik_csrf=");

/** Says what takes so long the first time. */
function settingUp(): HTMLElement {
    const notice = Object.assign(document.createElement("p"), { id: "sandbox-setting-up", textContent: words().settingUp });
    notice.setAttribute("role", "status");
    document.body.append(notice);
    return notice;
}

async function intercept(engine: Engine): Promise<void> {
    const { interceptWith } = await import("#mock/adapters/tab/msw.ts");
    await interceptWith(engine, OWNED_PATHS);
}

boot().catch((error: unknown) => showTrouble(error, engine));
