import type { ReactiveControllerHost } from "lit";
import { demo, type DemoClient } from "#src/api/demo.api.ts";
import { browser } from "#src/base/browser.ts";
import { Course } from "../course.ts";
import { type Attempt, authorizationRequest, type Pending, readAnswer, stopsAt } from "./authorization.ts";
import { discover, type Discovery } from "./discovery.ts";
import { ask, type Exchange } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import { type Check, checkIdToken } from "./id-token.ts";
import { keepPending, pendingOf, takePending } from "./pending.ts";
import { exchangeCode, refresh, type Tokens, tokensIn, userinfo } from "./tokens.ts";

/** Steps of a sign-in, in their order. */
export type StepName = "discovery" | "authorization" | "token" | "id_token" | "userinfo" | "refresh";

/** What the visitor chose. */
export interface Choice {
    readonly scope: string;
    readonly attempt: Attempt;
    /** Empty where the client has none, or it is known. */
    readonly client_secret: string;
}

/** One sign-in of the demo application: what was asked and answered so far. Its host shows it again whenever something has happened. */
export class Run {
    readonly #host: ReactiveControllerHost;
    readonly #slug: string;
    readonly #course: Course<StepName, Failure>;
    /** What the sandbox says of the client; undefined until it is known. */
    client: DemoClient | undefined;
    /** Why that is not known. */
    error: unknown;
    isAdministrator = false;
    /** The provider's secret; undefined where only the visitor can know it. */
    secret: string | undefined;
    readonly exchanges: Partial<Record<StepName, Exchange>> = {};
    /** What the browser came back with. */
    answer: URLSearchParams | undefined;
    tokens: Tokens | undefined;
    checks: readonly Check[] = [];
    #discovery: Discovery | undefined;
    #pending: Pending | undefined;

    constructor(host: ReactiveControllerHost, slug: string) {
        this.#host = host;
        this.#slug = slug;
        this.#course = new Course<StepName, Failure>(host, { kind: "unreachable" });
    }

    get failure(): Course<StepName, Failure>["failure"] {
        return this.#course.failure;
    }

    /** The demo's address, to which the provider sends people back. */
    get redirectUri(): string {
        return new URL(`/demo/oauth/${encodeURIComponent(this.#slug)}/`, location.origin).href;
    }

    /** Reads what there is to know, and goes on with an answer if the browser has come back with one. */
    async start(): Promise<void> {
        const answer = new URLSearchParams(location.search);
        const isAnswer = answer.has("code") || answer.has("error");
        // A code in the address would be tried again by every reload.
        if (isAnswer) history.replaceState(history.state, "", location.pathname);
        await Promise.all([this.#learn(), this.#discover()]);
        if (isAnswer && this.#discovery) await this.#goOn(answer, this.#discovery);
        if (!isAnswer) this.#noticeLeaving(pendingOf(this.#slug));
        this.#host.requestUpdate();
    }

    async #learn(): Promise<void> {
        try {
            this.client = await demo.client(this.#slug, this.redirectUri);
        } catch (error) {
            this.error = error;
            return;
        }
        this.isAdministrator = await demo.isAdministrator();
        const isConfidential = this.client.client_type === "confidential";
        if (!isConfidential) this.secret = "";
        else if (this.isAdministrator) this.secret = (await demo.provider(this.client.provider)).client_secret ?? "";
    }

    async #discover(): Promise<void> {
        const found = await this.#course.try("discovery", () => discover(this.#slug));
        if (!found) return;
        this.exchanges.discovery = found.exchange;
        this.#discovery = found.discovery;
        if (!found.discovery) this.#course.fail("discovery", { kind: "page" });
    }

    /** Adds the demo's address to the provider's list. */
    async allow(): Promise<void> {
        const { provider } = this.client!;
        const { redirect_uris = "" } = await demo.provider(provider);
        await demo.setRedirectUris(provider, [redirect_uris.trim(), this.redirectUri].filter(Boolean).join("\n"));
        this.client = await demo.client(this.#slug, this.redirectUri);
        this.#host.requestUpdate();
    }

    /** Sends the browser to sign in; stays here and says why, where the way there ends on a page of the provider. */
    async begin({ scope, attempt, client_secret }: Choice): Promise<void> {
        const discovery = this.#discovery;
        if (!discovery || !this.client) return;
        this.#forget();
        const client = { client_id: this.client.client_id, client_secret: this.secret ?? client_secret, redirect_uri: this.redirectUri };
        const pending = authorizationRequest(discovery, client, scope, attempt);
        const stop = await this.#course.try("authorization", async () => ({ at: await stopsAt(pending.url) }));
        if (!stop) return;
        if (stop.at) {
            this.exchanges.authorization = stop.at.exchange;
            return this.#course.fail("authorization", stop.at.failure);
        }
        keepPending(this.#slug, pending);
        browser.assign(pending.url);
    }

    /** Says that nobody answered, where the person was sent away and is here again. */
    #noticeLeaving(pending: Pending | undefined): void {
        if (!pending) return;
        this.exchanges.authorization = sent(pending);
        this.#course.fail("authorization", { kind: "left" });
    }

    async #goOn(answer: URLSearchParams, discovery: Discovery): Promise<void> {
        this.answer = answer;
        const pending = takePending(this.#slug);
        if (pending) this.exchanges.authorization = sent(pending);
        const read = readAnswer(answer, pending, discovery);
        if ("failure" in read || !pending) return this.#course.fail("authorization", "failure" in read ? read.failure : { kind: "not_asked" });
        this.#pending = pending;
        const exchange = await this.#course.try("token", () => exchangeCode(discovery, pending, read.code));
        if (exchange) await this.#take("token", exchange);
    }

    /** Takes the tokens of an answer, checks the ID token, and asks who the person is. */
    async #take(step: "token" | "refresh", exchange: Exchange): Promise<void> {
        this.exchanges[step] = exchange;
        const found = tokensIn(exchange);
        if ("failure" in found) return this.#course.fail(step, found.failure);
        this.tokens = found.tokens;
        this.#host.requestUpdate();
        await this.#check(found.tokens);
        if (!this.failure) await this.#askWho(found.tokens);
    }

    async #check(tokens: Tokens): Promise<void> {
        const [discovery, pending] = [this.#discovery!, this.#pending!];
        const keys = await this.#course.try("id_token", () => ask(discovery.jwks_uri));
        if (!keys) return;
        this.exchanges.id_token = keys;
        this.checks = await checkIdToken(tokens, { discovery, pending, keys: keys.json });
        if (this.checks.some(({ isGood }) => isGood === false)) this.#course.fail("id_token", { kind: "id_token" });
    }

    async #askWho({ access_token }: Tokens): Promise<void> {
        const exchange = await this.#course.try("userinfo", () => userinfo(this.#discovery!, access_token));
        if (!exchange) return;
        this.exchanges.userinfo = exchange;
        if (exchange.status !== 200) this.#course.fail("userinfo", { kind: "userinfo" });
        this.#host.requestUpdate();
    }

    /** Changes the refresh token into new tokens, and checks those. */
    async refresh(): Promise<void> {
        const [discovery, pending, token] = [this.#discovery, this.#pending, this.tokens?.refresh_token];
        if (!discovery || !pending || !token) return;
        this.#course.failure = undefined;
        const exchange = await this.#course.try("refresh", () => refresh(discovery, pending.client, token));
        if (exchange) await this.#take("refresh", exchange);
        this.#host.requestUpdate();
    }

    /** Forgets the person here, and leads to the page on which they say what else is to end. */
    signOut(): void {
        const to = this.#discovery?.end_session_endpoint;
        this.#forget();
        if (to) browser.assign(to);
    }

    #forget(): void {
        for (const step of ["authorization", "token", "id_token", "userinfo", "refresh"] as const) delete this.exchanges[step];
        this.#course.failure = this.answer = this.tokens = this.#pending = undefined;
        this.checks = [];
        this.#host.requestUpdate();
    }
}

/** The request with which the browser left: its answer is an address. */
const sent = ({ url }: Pending): Exchange => ({ method: "GET", url, headers: {}, form: {}, status: 0, text: "", json: undefined });
