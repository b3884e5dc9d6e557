import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isAbort } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import type { Option, Search } from "./options.ts";

/** ms without a key before the server is asked. */
const PAUSE = 250;

/** What a search has found so far, page by page; the answer to the last question wins. */
export class OptionSource implements ReactiveController {
    found: readonly Option[] = [];
    more = false;
    loading = false;
    /** Whether something else was asked than what has been found. */
    isStale = false;
    /** What the search says where there is none at all. */
    none: string | undefined;
    /** Why nothing could be found out. */
    failure: string | undefined;

    readonly #host: ReactiveControllerHost;
    readonly #search: () => Search;
    #text = "";
    #page = 1;
    #running: AbortController | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(host: ReactiveControllerHost, search: () => Search) {
        this.#host = host;
        this.#search = search;
        host.addController(this);
    }

    hostDisconnected(): void {
        clearTimeout(this.#timer);
        this.#running?.abort();
    }

    /** Whether all was asked for, not what a text finds. */
    get isAll(): boolean {
        return this.#text === "";
    }

    /** Asks anew. */
    ask(text: string): Promise<void> {
        clearTimeout(this.#timer);
        this.isStale = true;
        this.#text = text;
        this.#page = 1;
        return this.#load([]);
    }

    /** Asks anew a moment after the last key. */
    askSoon(text: string): void {
        clearTimeout(this.#timer);
        this.isStale = true;
        this.#timer = setTimeout(() => void this.ask(text), PAUSE);
    }

    /** Asks for the next page, where there is one. */
    async next(): Promise<void> {
        if (!this.more || this.loading) return;
        this.#page++;
        await this.#load(this.found);
    }

    async #load(before: readonly Option[]): Promise<void> {
        this.#running?.abort();
        const running = (this.#running = new AbortController());
        this.loading = true;
        this.#host.requestUpdate();
        try {
            const answer = await this.#search()(this.#text, running.signal, this.#page);
            if (this.#running !== running) return;
            const { options, more, none } = "options" in answer ? answer : { options: answer, more: false };
            this.found = [...before, ...options];
            this.more = more;
            this.none = none;
            this.failure = undefined;
            this.isStale = false;
        } catch (error) {
            if (isAbort(error) || this.#running !== running) return;
            this.found = before;
            this.more = false;
            this.isStale = false;
            this.failure = sentence(error);
        }
        this.loading = false;
        this.#host.requestUpdate();
    }
}
