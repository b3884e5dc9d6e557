import type { ReactiveControllerHost } from "lit";
import { demo, type DemoServiceProvider } from "#src/api/demo.api.ts";
import { browser } from "#src/base/browser.ts";
import { Course } from "../course.ts";
import type { CommonFailure } from "../failure.ts";
import { ask, type Exchange, objectIn, textOf } from "../oauth/exchange.ts";
import { type Check, checkAnswer, type Person, personIn } from "./assertion.ts";
import { askMetadata, type IdentityProvider } from "./metadata.ts";
import { authnRequest, logoutRequest, redirectTo, unpacked } from "./request.ts";
import { parseXml, readable } from "./xml.ts";

/** What can be tried: a sign-in as it should be, one that the provider begins, and what goes wrong. */
export const ATTEMPTS = ["sign_in", "unasked", "wrong_acs", "changed"] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** Steps of a sign-in, in their order. */
export type StepName = "metadata" | "request" | "answer";

/** Why the demo did not get on. */
export type Failure = CommonFailure | "no_metadata" | "acs" | "unsigned" | "no_xml" | "not_trusted";

/** A request that was sent, as the browser's tab keeps it until the answer comes. */
interface Pending {
    readonly attempt: string;
    readonly id: string;
    readonly text: string;
}

/** One sign-in of the demo application by SAML: what was asked and answered so far. Its host shows it again whenever something has happened. */
export class SamlRun {
    readonly #host: ReactiveControllerHost;
    readonly #slug: string;
    readonly #course: Course<StepName, Failure>;
    /** What the sandbox says of the other end; undefined until it is known. */
    known: DemoServiceProvider | undefined;
    /** Why that is not known. */
    error: unknown;
    isAdministrator = false;
    metadata: Exchange | undefined;
    /** What the provider answered where it let nobody on. */
    stopped: Exchange | undefined;
    /** Both as they are shown. */
    request = "";
    answer = "";
    checks: readonly Check[] = [];
    person: Person | undefined;
    #provider: IdentityProvider | undefined;

    constructor(host: ReactiveControllerHost, slug: string) {
        this.#host = host;
        this.#slug = slug;
        this.#course = new Course<StepName, Failure>(host, "unreachable");
    }

    get failure(): Course<StepName, Failure>["failure"] {
        return this.#course.failure;
    }

    get #key(): string {
        return `ak-demo-saml:${this.#slug}`;
    }

    /** The demo's assertion consumer service: a page cannot take what a form sends, so the sandbox hands it on. */
    get acs(): string {
        return new URL(`/-/sandbox/demo/saml/${encodeURIComponent(this.#slug)}/acs/`, location.origin).href;
    }

    /** The demo's own name: the one that the provider makes its answers for. */
    get entityId(): string {
        return this.known?.audience || this.acs;
    }

    get isKnown(): boolean {
        return this.known?.acs_url.toLowerCase() === this.acs.toLowerCase();
    }

    /** Reads what there is to know, and goes on with an answer if the browser has come back with one. */
    async start(): Promise<void> {
        const answer = new URLSearchParams(location.hash.slice(1)).get("SAMLResponse");
        // Behind the address it would be read again by every reload.
        if (answer !== null) history.replaceState(history.state, "", location.pathname);
        await Promise.all([this.#learn(), this.#describe()]);
        if (answer !== null && this.#provider && this.known) await this.#take(answer, this.#provider, this.known);
        this.#host.requestUpdate();
    }

    async #learn(): Promise<void> {
        try {
            this.known = await demo.serviceProvider(this.#slug);
        } catch (error) {
            this.error = error;
            return;
        }
        this.isAdministrator = await demo.isAdministrator();
    }

    async #describe(): Promise<void> {
        const found = await this.#course.try("metadata", () => askMetadata(this.#slug));
        if (!found) return;
        const root = found.provider && parseXml(found.exchange.text);
        this.metadata = root ? { ...found.exchange, text: readable(root) } : found.exchange;
        this.#provider = found.provider;
        if (!found.provider) this.#course.fail("metadata", "no_metadata");
    }

    /** Has the provider send its answers here. */
    async allow(): Promise<void> {
        await demo.setAcs(this.known!.provider, this.acs);
        this.known = await demo.serviceProvider(this.#slug);
        this.#host.requestUpdate();
    }

    /** Sends the browser to sign in; stays here and says why, where the way there ends on a page of the provider. */
    async begin(attempt: Attempt): Promise<void> {
        const provider = this.#provider;
        if (!provider) return;
        this.#forget();
        const to = attempt === "unasked" ? this.#unasked(attempt) : await this.#ask(provider, attempt);
        const stop = await this.#course.try("request", () => ask(to, { credentials: "same-origin", redirect: "manual" }));
        if (!stop) return;
        // 0: a redirect, so the way leads on.
        if (stop.status === 0) return browser.assign(to);
        this.stopped = stop;
        this.#course.fail("request", refusal(stop));
    }

    #unasked(attempt: Attempt): string {
        this.#keep({ attempt, id: "", text: "" });
        return new URL(`/application/saml/${encodeURIComponent(this.#slug)}/sso/binding/init/`, location.origin).href;
    }

    #ask(provider: IdentityProvider, attempt: Attempt): Promise<string> {
        const acs = attempt === "wrong_acs" ? `${this.acs}elsewhere/` : this.acs;
        const { id, text } = authnRequest({ destination: provider.signOn, acs, issuer: this.entityId });
        this.#keep({ attempt, id, text });
        this.request = shown(text);
        return redirectTo(provider.signOn, text, "demo");
    }

    async #take(parameter: string, provider: IdentityProvider, known: DemoServiceProvider): Promise<void> {
        const pending = this.#takePending();
        this.request = pending?.text ? shown(pending.text) : "";
        const came = await unpacked(parameter);
        // As somebody between the two would: another name, and all else as it was.
        const text = pending?.attempt === "changed" ? came?.replace(/(?=<\/[\w:]*NameID>)/, ".changed") : came;
        const response = text ? parseXml(text) : undefined;
        if (!response) return this.#course.fail("answer", "no_xml");
        this.answer = readable(response);
        const expected = { provider, acs: this.acs, audience: known.audience, asked: pending?.id };
        this.checks = await checkAnswer(response, expected);
        if (this.checks.some(({ isGood }) => isGood === false)) return this.#course.fail("answer", "not_trusted");
        this.person = personIn(response);
    }

    /** Forgets the person here, and leads to the page on which they say what else is to end. */
    async signOut(): Promise<void> {
        const [destination, person] = [this.#provider?.signOut, this.person];
        if (!destination || !person) return;
        const request = logoutRequest({ destination, issuer: this.entityId, name: person.name, session: person.session });
        this.#forget();
        browser.assign(await redirectTo(destination, request, "demo"));
    }

    #keep(pending: Pending): void {
        sessionStorage.setItem(this.#key, JSON.stringify(pending));
    }

    /** The request that waits for an answer; once, so that no answer is used a second time. */
    #takePending(): Pending | undefined {
        const kept = objectIn(sessionStorage.getItem(this.#key) ?? "");
        sessionStorage.removeItem(this.#key);
        return kept && { attempt: textOf(kept, "attempt"), id: textOf(kept, "id"), text: textOf(kept, "text") };
    }

    #forget(): void {
        this.request = this.answer = "";
        this.checks = [];
        this.person = this.#course.failure = this.stopped = undefined;
        this.#host.requestUpdate();
    }
}

const shown = (text: string): string => {
    const root = parseXml(text);
    return root ? readable(root) : text;
};

/** What a page of the provider says, which is there for people: by its words. */
function refusal({ text }: Exchange): Failure {
    if (text.includes("match Provider ACS URL")) return "acs";
    if (text.includes("has to be signed")) return "unsigned";
    return text.includes("Permission denied") ? "denied" : "page";
}
