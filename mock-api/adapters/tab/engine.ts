import { JournalError } from "#kernel/store/journal.ts";
import { type Backend, createBackend, type Jar } from "#mock/backend.ts";
import { mend } from "#mock/mend.ts";
import { OWNED } from "#mock/outside/outside.page.ts";
import { indexedDbJournal } from "../journals/indexed-db.journal.ts";
import { CookieStore } from "./cookies.ts";
import type { EngineResponse, Engine, EngineRequest, EngineFault } from "./protocol.ts";
import { provideTabPython } from "./python.ts";
import { fetchSample } from "./sample.ts";
import { servePort } from "./sockets.ts";
import { warmUpAfter } from "../warm-up.ts";
import { cookieStorage, isForbidden, STATE } from "./storage.ts";

/** Whoever asks without cookies has none, and keeps none. */
const NO_COOKIES: Jar = { get: () => undefined, set: () => undefined };

/** The engine of this browser, wherever it runs: in the SharedWorker, or in the page where there is none. */
export function createEngine(): Engine {
    provideTabPython();
    let started: Promise<{ backend: Backend; cookies: CookieStore }> | undefined;
    // Somebody has removed the site's data: the next request begins anew.
    const forget = () => (started = undefined);
    const start = async () => {
        const [storage, journal] = await Promise.all([cookieStorage(forget), indexedDbJournal(STATE, forget)]);
        try {
            const backend = await createBackend({
                journal,
                environment: { [OWNED]: "true" },
                hosts: [location.hostname],
                first: () => fetchSample().catch(() => null),
            });
            return { backend, cookies: new CookieStore(await storage.load(), storage.save) };
        } catch (error) {
            // What stays open could not be removed, and this worker may outlive the page that reads of the fault.
            storage.close();
            await journal.close();
            forget();
            throw error;
        }
    };
    const running = () => (started ??= start());
    return {
        async ready() {
            await running();
        },
        async fetch(sent: EngineRequest): Promise<EngineResponse> {
            const { backend, cookies } = await running();
            const response = await backend.fetch(requestOf(sent), sent.omitsCookies ? NO_COOKIES : cookies);
            warmUpAfter(new URL(sent.url).pathname);
            const body = response.body ? await response.arrayBuffer() : null;
            return { status: response.status, headers: [...response.headers], body, cookies: await cookies.flush() };
        },
        async connect(url, port) {
            const { backend, cookies } = await running();
            servePort(port, await backend.connect(new Request(url), cookies));
        },
        async visit() {
            const { backend, cookies } = await running();
            await backend.visit(cookies);
            await cookies.flush();
            return cookies.readable;
        },
        export: async () => (await running()).backend.export(),
        import: async (state) => (await running()).backend.import(state),
        async recover() {
            const journal = await indexedDbJournal(STATE);
            try {
                const whole = await journal.whole();
                if (!whole) throw new JournalError("corrupt", "Nothing of the stored data can be read.");
                await journal.replace(mend(whole).state);
            } finally {
                await journal.close();
            }
        },
        async reset(to) {
            const { backend, cookies } = await running();
            await (to === "sample" ? backend.import(await fetchSample()) : backend.reset());
            await cookies.clear();
        },
    };
}

/** The request as it would have come over HTTP: with the browser's name, which it adds on the way and which scripts may not write. */
function requestOf({ url, method, headers, body }: EngineRequest): Request {
    const named = new Headers([["user-agent", navigator.userAgent], ...headers]);
    return Object.defineProperty(new Request(url, { method, headers, body }), "headers", { value: named });
}

/** An error as it is sent to pages. */
export function faultOf(error: unknown): EngineFault {
    if (error instanceof JournalError) return { kind: error.kind, message: error.message };
    return { kind: isForbidden(error) ? "forbidden" : "defect", message: error instanceof Error ? error.message : String(error) };
}
