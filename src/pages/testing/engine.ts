import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import type { BackendOptions } from "#mock/backend.ts";
import { connect } from "#src/api/client.ts";
import { requestLog } from "#src/api/request-log.ts";
import { arrived } from "#src/base/history-layers.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { config } from "#src/context/config.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";

/** An engine of its own behind the API's client, as a browser of the administrator or of somebody else sees it. */
export interface Engine {
    readonly backend: TestBackend;
    /** Requests since `use`, as "GET /api/v3/core/users/?page=1". */
    asked(part: string): string[];
    /** Lets the next requests fail, or no longer. */
    fail(isFailing: boolean): void;
    /** Has something done before each request from now on, which waits for it. */
    watch(before: (request: Request) => Promise<void>): void;
    use(client: TestClient): void;
    close(): Promise<void>;
}

/** @param options of the backend, as another state that it begins with */
export async function startEngine(options: BackendOptions = {}): Promise<Engine> {
    const backend = await createTestBackend(options);
    let failing = false;
    let watcher: (request: Request) => Promise<void> = async () => undefined;
    let restore = (): void => undefined;
    const engine: Engine = {
        backend,
        asked: (part) => requestLog.entries.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`).filter((line) => line.includes(part)),
        fail: (isFailing) => void (failing = isFailing),
        watch: (before) => void (watcher = before),
        use(client) {
            restore();
            forget();
            restore = connect({
                csrf: () => client.jar.get("authentik_csrf") ?? "",
                fetch: async (request) => {
                    await watcher(request);
                    return failing ? Response.json({ detail: "A server error occurred." }, { status: 500 }) : client.fetch(withToken(request, client));
                },
            });
        },
        async close() {
            restore();
            forget();
            await backend.close();
            // A dialog that was closed last takes the browser back, which would be out of what the next test opens.
            await arrived();
            history.replaceState(null, "", "#");
        },
    };
    engine.use(backend.admin);
    return engine;
}

function forget(): void {
    requestLog.clear();
    for (const shared of [session, tenant, config]) shared.clear();
}

function withToken(request: Request, { token }: TestClient): Request {
    const headers = new Headers(request.headers);
    if (token) headers.set("authorization", `Bearer ${token}`);
    return new Request(request, { headers });
}

/** Everything that is shown in an element, through shadow roots, its own too. */
export const deep = <E extends HTMLElement = HTMLElement>(node: ParentNode, selector: string): E[] => [
    ...(node instanceof Element && node.shadowRoot ? deep<E>(node.shadowRoot, selector) : []),
    ...[...node.querySelectorAll<HTMLElement>("*")].flatMap((element) => [
        ...(element.matches(selector) ? [element as E] : []),
        ...(element.shadowRoot ? deep<E>(element.shadowRoot, selector) : []),
    ]),
];

/** Waits for one. */
export async function find<E extends HTMLElement = HTMLElement>(node: ParentNode, selector: string, words = ""): Promise<E> {
    const found = (): E | undefined => deep<E>(node, selector).find((element) => textOf(element).includes(words));
    await waitUntil(found, `${selector} ${words} is there`);
    return found()!;
}

/** The row of a list with this name. */
export async function rowOf(node: ParentNode, name: string): Promise<HTMLElement> {
    return (await find(node, `input[aria-label="Select ${name}"]`)).closest("tbody")!;
}

/** What is to be read of an element, or what it is called where there is nothing to read. */
export const textOf = (element: HTMLElement): string => (element.textContent.trim() || (element.getAttribute("aria-label") ?? "")).replace(/\s+/g, " ");

/** Presses what has this name. */
export async function press(node: ParentNode, name: string): Promise<void> {
    (await find(node, "button, a[href]", name)).click();
}

/** Types into a field of a form, or switches it. */
export async function fill(node: ParentNode, name: string, value: string | boolean): Promise<void> {
    const field = await find<HTMLInputElement>(node, `input[name="${name}"]`);
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
}
