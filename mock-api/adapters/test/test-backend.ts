import { hasPython, providePython } from "#mock/python/python.ts";
import { webPython } from "../web-python.ts";
import { complaintOf } from "./answer-check.ts";
import { type Backend, type BackendOptions, createBackend, type Jar } from "#mock/backend.ts";

/** A browser's cookies, as far as the backend is concerned. */
export class CookieJar implements Jar {
    readonly #cookies = new Map<string, string>();

    get(name: string): string | undefined {
        return this.#cookies.get(name);
    }

    set(line: string): void {
        const [pair = ""] = line.split(";");
        const at = pair.indexOf("=");
        const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
        if (value === "" || /max-age=0/i.test(line)) this.#cookies.delete(name);
        else this.#cookies.set(name, value);
    }
}

/** What came back: status, headers, and the body as JSON where it is some. */
export interface Answer {
    readonly status: number;
    readonly headers: Headers;
    // A test looks into answers of every shape.
    // eslint-disable-next-line typescript/no-explicit-any
    readonly body: any;
}

const ORIGIN = "http://authentik.test";

const addressOf = (path: string): URL => new URL(/^(\/|https?:\/\/)/.test(path) ? path : `/api/v3/${path}`, ORIGIN);

/** One browser (or program) that talks to a test backend. */
export class TestClient {
    readonly #backend: Backend;
    readonly jar = new CookieJar();
    token: string | undefined;

    constructor(backend: Backend, token?: string) {
        this.#backend = backend;
        this.token = token;
    }

    /** For an API client under test: the same as the global `fetch`, redirects followed. */
    readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
        let request = new Request(input instanceof Request ? input : new URL(String(input), ORIGIN), init);
        for (;;) {
            const response = await this.#backend.fetch(request, this.jar);
            const to = response.headers.get("location");
            if (response.status !== 302 || !to) return response;
            request = new Request(new URL(to, request.url), { headers: [...request.headers].filter(([name]) => name !== "content-type") });
        }
    };

    /** One request, redirects not followed. Paths without a leading slash are below /api/v3/; whole addresses are hosts of applications. Rejects when the answer is not as its document says. */
    async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
        const csrf = this.jar.get("authentik_csrf");
        const response = await this.#backend.fetch(
            new Request(addressOf(path), {
                method,
                headers: {
                    ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
                    ...(csrf ? { "x-authentik-csrf": csrf } : {}),
                    ...(body !== undefined && !(body instanceof FormData) ? { "content-type": "application/json" } : {}),
                    ...headers,
                },
                body: body === undefined ? undefined : body instanceof FormData || typeof body === "string" ? body : JSON.stringify(body),
            }),
            this.jar,
        );
        const answered = parse(await response.text());
        // Files have their own type; the document describes JSON only.
        const isFile = response.headers.has("content-disposition");
        const complaint = isFile ? undefined : complaintOf(method, addressOf(path).pathname, response.status, answered);
        if (complaint) throw new Error(complaint);
        return { status: response.status, headers: response.headers, body: answered };
    }

    get = (path: string) => this.send("GET", path);
    post = (path: string, body: unknown = {}) => this.send("POST", path, body);
    put = (path: string, body: unknown) => this.send("PUT", path, body);
    patch = (path: string, body: unknown) => this.send("PATCH", path, body);
    delete = (path: string) => this.send("DELETE", path);

    /** Signs in through the default flow. */
    async signIn(username: string, password: string): Promise<void> {
        const flow = "flows/executor/default-authentication-flow/?query=";
        await this.get(flow);
        await this.post(flow, { uid_field: username });
        await this.get(flow);
        let answer = await this.post(flow, { password });
        while (answer.status === 302) answer = await this.get(flow);
        if (answer.body.component !== "xak-flow-redirect") throw new Error(`sign-in ended with ${JSON.stringify(answer.body)}`);
    }
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/** The token that test backends give the administrator. */
export const ADMIN_TOKEN = "test-administrator-token";

export interface TestBackend extends Backend {
    /** The administrator, by token. */
    readonly admin: TestClient;
    /** A new browser in which nobody is signed in. */
    browser(): TestClient;
    /** A new browser in which this user is signed in; made first when there is none, and given a password. */
    as(username: string): Promise<TestClient>;
}

/** A backend of its own for one test, on a fresh install. */
export async function createTestBackend(options: BackendOptions = {}): Promise<TestBackend> {
    // On Node it has been provided before the tests; in a browser the test runner serves it.
    if (!hasPython()) providePython(webPython("/node_modules/pyodide/", "/__python.json"));
    const backend = await createBackend({
        hosts: [new URL(ORIGIN).hostname],
        ...options,
        environment: { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin-pw", AUTHENTIK_BOOTSTRAP_TOKEN: ADMIN_TOKEN, ...options.environment },
    });
    const admin = new TestClient(backend, ADMIN_TOKEN);
    const withPassword = new Set(["akadmin"]);
    return Object.assign(backend, {
        admin,
        browser: () => new TestClient(backend),
        async as(username: string) {
            const password = `${username}-pw`;
            if (!withPassword.has(username)) {
                await admin.post("core/users/", { username, name: username, email: `${username}@example.test`, groups: [] });
                // Whoever was made before is refused here, and has no password that is known.
                const { body } = await admin.get(`core/users/?username=${encodeURIComponent(username)}`);
                await admin.post(`core/users/${body.results[0].pk}/set_password/`, { password });
                withPassword.add(username);
            }
            const client = new TestClient(backend);
            await client.signIn(username, password);
            return client;
        },
    });
}
