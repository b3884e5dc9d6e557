/** Where a browser ends: an address, and the form that is posted there. */
export interface Arrival {
    readonly at: string;
    readonly form?: Readonly<Record<string, string>>;
}

/** A browser without a window: keeps cookies, follows the flow executor as the interface does. */
export class Browser {
    readonly #cookies = new Map<string, string>();
    readonly #origin: string;

    constructor(origin: string) {
        this.#origin = origin;
    }

    async send(at: string | URL, body?: unknown): Promise<Response> {
        const headers: Record<string, string> = { cookie: [...this.#cookies].map((pair) => pair.join("=")).join("; ") };
        const csrf = this.#cookies.get("authentik_csrf");
        if (csrf) headers["x-authentik-csrf"] = csrf;
        if (body !== undefined) headers["content-type"] = "application/json";
        const response = await fetch(new URL(at, this.#origin), {
            method: body === undefined ? "GET" : "POST",
            headers,
            body: body === undefined ? undefined : JSON.stringify(body),
            redirect: "manual",
        });
        for (const line of response.headers.getSetCookie()) {
            const [pair = ""] = line.split(";");
            this.#cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
        }
        return response;
    }

    /** Opens an address and does what it is asked for, until it is led away from the installation or shown the end. */
    async through(start: string | URL): Promise<string> {
        return (await this.arrival(start)).at;
    }

    /** The same, with the form that is posted where it is led. */
    async arrival(start: string | URL): Promise<Arrival> {
        let at = new URL(start, this.#origin);
        while (at.origin === this.#origin) {
            const flow = /^\/if\/flow\/([^/]+)\//.exec(at.pathname);
            if (flow) {
                const { at: to, form } = await this.#flow(flow[1]!, at.search.slice(1));
                if (to === "done") return { at: to };
                at = new URL(to, at);
                if (form) return { at: at.href, form };
                continue;
            }
            const to = (await this.send(at)).headers.get("location");
            if (to === null) return { at: "done" };
            at = new URL(to, at);
        }
        return { at: at.href };
    }

    async #flow(slug: string, query: string): Promise<Arrival> {
        const executor = `/api/v3/flows/executor/${slug}/?query=${encodeURIComponent(query)}`;
        let response = await this.send(executor);
        for (;;) {
            if (response.status === 302) {
                response = await this.send(executor);
                continue;
            }
            const challenge = (await response.json()) as { component: string; to: string; token: string; url: string; attrs: Record<string, string> };
            if (challenge.component === "xak-flow-redirect") return { at: challenge.to };
            if (challenge.component === "ak-stage-autosubmit") return { at: challenge.url, form: challenge.attrs };
            if (challenge.component === "ak-provider-oauth2-device-code-finish") return { at: "done" };
            const answers: Record<string, object> = {
                "ak-stage-identification": { uid_field: "akadmin" },
                "ak-stage-password": { password: "akadmin-pw" },
                "ak-stage-consent": { token: challenge.token },
            };
            const answer = answers[challenge.component];
            if (!answer) throw new Error(`The flow shows ${JSON.stringify(challenge)}`);
            response = await this.send(executor, answer);
        }
    }
}
