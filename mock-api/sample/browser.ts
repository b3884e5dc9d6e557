import type { Json, JsonObject } from "#kernel/base/models.ts";
import { asObject } from "#kernel/store/validate.ts";
import type { Backend, Jar } from "#mock/backend.ts";
import { DOMAIN } from "./people.ts";

/** The time of the replay, in ms; every request takes a little of it. */
export interface Clock {
    now: number;
}

/** Where somebody sits, and with what. */
export interface Place {
    readonly ip: string;
    readonly agent: string;
}

/** What came back. */
interface Answer {
    readonly status: number;
    readonly body: JsonObject;
    /** What came instead, of a page. */
    readonly html: string;
    /** Where it leads on to, from `/`; empty where it does not. */
    readonly location: string;
}

const FLOW = (slug: string) => `flows/executor/${slug}/?query=`;
/** An address of the installation, from its root. */
export const within = (address: string): string => address.replace(/^https?:\/\/[^/]+/, "");
/** How often a flow is asked to go on before something must be wrong. */
const MAX_STEPS = 8;

/** One browser of the replay: it sends what a real one would, cookies and all. */
export class SampleBrowser {
    readonly #backend: Backend;
    readonly #clock: Clock;
    readonly #place: Place;
    readonly #cookies = new Map<string, string>();
    readonly #jar: Jar;

    constructor(backend: Backend, clock: Clock, place: Place) {
        this.#backend = backend;
        this.#clock = clock;
        this.#place = place;
        this.#jar = {
            get: (name) => this.#cookies.get(name),
            set: (line) => {
                const [pair = ""] = line.split(";");
                const at = pair.indexOf("=");
                if (at + 1 === pair.length || /max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at));
                else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
            },
        };
    }

    /** One request, answered as expected or the replay is wrong. Paths without a leading slash are below /api/v3/. */
    async send(method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<Answer> {
        // People read before they press.
        this.#clock.now += 700 + (this.#clock.now % 1900);
        const csrf = this.#cookies.get("authentik_csrf");
        const request = new Request(new URL(path.startsWith("/") ? path : `/api/v3/${path}`, `https://sso.${DOMAIN}`), {
            method,
            headers: {
                "user-agent": this.#place.agent,
                ...(csrf ? { "x-authentik-csrf": csrf } : {}),
                ...(body === undefined ? {} : { "content-type": "application/json" }),
                ...headers,
            },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const response = await this.#backend.fetch(request, this.#jar, { ip: this.#place.ip });
        const text = await response.text();
        if (response.status >= 400) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
        const isJson = response.headers.get("content-type")?.startsWith("application/json");
        const parsed: unknown = isJson ? JSON.parse(text) : {};
        const location = response.headers.get("location");
        return { status: response.status, body: asObject(parsed), html: isJson ? "" : text, location: location ? within(location) : "" };
    }

    readonly get = (path: string) => this.send("GET", path);
    readonly post = (path: string, body: Json = {}) => this.send("POST", path, body);
    readonly patch = (path: string, body: Json) => this.send("PATCH", path, body);
    readonly delete = (path: string) => this.send("DELETE", path);

    /** Goes through a flow, each answer to its stage; gives the component of what is shown in the end. */
    async walk(slug: string, ...answers: readonly JsonObject[]): Promise<string> {
        let shown = await this.#show(slug, await this.get(FLOW(slug)));
        for (const answer of answers) shown = await this.#show(slug, await this.post(FLOW(slug), answer));
        return String(shown.component);
    }

    async #show(slug: string, answer: Answer): Promise<JsonObject> {
        let at = answer;
        for (let step = 0; at.status === 302 && step < MAX_STEPS; step++) at = await this.get(FLOW(slug));
        return at.body;
    }

    /** `code`: what an authenticator shows, for those who have one. */
    async signIn(username: string, password: string, code: () => Promise<string>): Promise<void> {
        let shown = await this.walk("default-authentication-flow", { uid_field: username }, { password });
        if (shown === "ak-stage-authenticator-validate") shown = await this.walk("default-authentication-flow", { code: await code() });
        if (shown !== "xak-flow-redirect") throw new Error(`${username} could not sign in: ${shown}`);
    }

    /** Follows an application that asks who is signed in: its provider asks for their consent, unless it has it. */
    async authorize(path: string): Promise<void> {
        await this.get(path);
        const slug = "default-provider-authorization-explicit-consent";
        let shown = await this.#show(slug, await this.get(FLOW(slug)));
        if (shown.component === "ak-stage-consent") shown = await this.#show(slug, await this.post(FLOW(slug), { token: shown.token! }));
        const component = String(shown.component);
        if (!["xak-flow-redirect", "ak-stage-autosubmit"].includes(component)) throw new Error(`${path} led to ${component}`);
    }

    /** Tries a wrong password. */
    async mistype(username: string, password: string): Promise<void> {
        const shown = await this.walk("default-authentication-flow", { uid_field: username }, { password });
        if (shown === "xak-flow-redirect") throw new Error(`${username} could sign in with a wrong password`);
    }

    readonly signOut = () => this.walk("default-invalidation-flow");
}
