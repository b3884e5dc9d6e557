import type { ReactiveController, ReactiveControllerHost } from "lit";
import { ApiError, isAbort } from "#src/base/errors.ts";
import type { Page } from "#src/base/page.ts";
import { followRoute, pushRouteState, routeState, setRouteState, type RouteState } from "#src/base/route.ts";
import { Slow } from "#src/base/slow.ts";
import type { ListQuery, Load } from "./column.ts";
import { PAGE_SIZES, rememberedPageSize, rememberPageSize } from "./layout.ts";
import { ownValue } from "#src/base/own-value.ts";

export interface ListOptions<T> {
    load: Load<T>;
    /** Rows on a page, unless the address or this browser says otherwise. */
    pageSize: number;
    /** Field to sort by at first, with a minus for descending. */
    order: string;
    /** Fields that it can be sorted by; any other in the address is as none. */
    sorts: readonly string[];
    /** Name under which page, search and order are kept in the address; undefined keeps them out of it, as in a dialog. */
    urlKey: string | undefined;
    /** Parts of the address that `load` goes by besides. */
    address?: readonly string[];
}

/** A list's position (page and its size, search, order), what it shows, and the state of its last request. */
export class ListController<T> implements ReactiveController {
    page = 1;
    size = 0;
    search = "";
    ordering = "";
    /** The last page that arrived; stays while the next one is on its way. */
    data: Page<T> | undefined;
    error: unknown;
    loading = false;

    readonly slow: Slow;
    readonly #host: ReactiveControllerHost;
    readonly #options: () => ListOptions<T>;
    #running: AbortController | undefined;
    #unfollow: (() => void) | undefined;
    /** The other parts of the address when the list was last loaded. */
    #elsewhere = "";

    constructor(host: ReactiveControllerHost, options: () => ListOptions<T>) {
        this.#host = host;
        this.#options = options;
        this.slow = new Slow(host);
        host.addController(this);
    }

    hostConnected(): void {
        this.#unfollow = followRoute(() => this.#follow());
    }

    hostDisconnected(): void {
        this.#unfollow?.();
        this.#running?.abort();
    }

    /** What is listed, whichever part of it is in view. */
    get narrowing(): string {
        return `${this.search}\n${this.#elsewhere}`;
    }

    /** Which part of it is in view. */
    get position(): string {
        return `${this.page} ${this.size} ${this.ordering}\n${this.narrowing}`;
    }

    /** What the page in view is asked for by. */
    get query(): ListQuery {
        return { page: this.page, page_size: this.size, search: this.search, ordering: this.ordering };
    }

    /** Reads the address and loads for the first time. */
    start(): Promise<void> {
        this.#read();
        return this.refresh();
    }

    /** A step in the history. */
    goTo(page: number): Promise<void> {
        this.page = page;
        return this.#moved(pushRouteState);
    }

    /** Another search starts at its first page: the old number means nothing there. */
    searchFor(search: string): Promise<void> {
        this.search = search;
        this.page = 1;
        return this.#moved();
    }

    /** Ascending first, then descending. */
    sortBy(field: string): Promise<void> {
        this.ordering = this.ordering === field ? `-${field}` : field;
        this.page = 1;
        return this.#moved();
    }

    /** Pages of another size, from now on in every table of this browser; the first row in view stays in view. */
    resize(size: number): Promise<void> {
        this.page = Math.floor(((this.page - 1) * this.size) / size) + 1;
        this.size = size;
        rememberPageSize(size);
        return this.#moved();
    }

    /** Back to the first page, as after a filter changed. */
    restart(): Promise<void> {
        this.page = 1;
        return this.#moved();
    }

    /** Loads what is shown again. */
    async refresh(): Promise<void> {
        this.#running?.abort();
        const running = (this.#running = new AbortController());
        const { load } = this.#options();
        const { query } = this;
        this.#elsewhere = this.#address();
        this.#set(true);
        try {
            const data = await load(query, running.signal);
            if (this.#running !== running) return;
            this.data = data;
            this.error = undefined;
        } catch (error) {
            if (this.#running !== running || isAbort(error)) return;
            // Of a page that does not exist (any more) the last one is shown.
            if (error instanceof ApiError && error.status === 404 && this.page > 1) return this.#goToLast(load, query, running);
            this.error = error;
        }
        this.#set(false);
    }

    /** The refusal does not contain the number of pages; the first page does. */
    async #goToLast(load: Load<T>, query: ListQuery, running: AbortController): Promise<void> {
        const last = await load({ ...query, page: 1 }, running.signal).then(
            ({ pagination }) => pagination.total_pages,
            () => 1,
        );
        // Never on: the list may shrink while it is asked.
        if (this.#running !== running) return;
        this.page = Math.max(1, Math.min(last, query.page - 1));
        await this.#moved();
    }

    #set(loading: boolean): void {
        this.loading = loading;
        if (loading) this.slow.start();
        else this.slow.stop();
        this.#host.requestUpdate();
    }

    #moved(set: (state: RouteState) => void = setRouteState): Promise<void> {
        const keys = this.#keys();
        if (keys)
            set({
                [keys.page]: this.page === 1 ? undefined : this.page,
                [keys.size]: this.size === this.#options().pageSize ? undefined : this.size,
                [keys.search]: this.search,
                [keys.order]: this.ordering === this.#options().order ? undefined : this.ordering,
            });
        return this.refresh();
    }

    /** The page's main list has authentik's names; any other puts its own in front, so that two never clash. */
    #keys(): { page: string; size: string; search: string; order: string } | undefined {
        const { urlKey } = this.#options();
        if (urlKey === undefined) return undefined;
        return urlKey === ""
            ? { page: "tablePage", size: "tablePageSize", search: "search", order: "tableOrder" }
            : { page: `${urlKey}TablePage`, size: `${urlKey}TablePageSize`, search: `${urlKey}Search`, order: `${urlKey}TableOrder` };
    }

    /** @returns true when the address differs from what is shown */
    #read(): boolean {
        const keys = this.#keys();
        const before = `${this.page} ${this.size} ${this.ordering} ${this.search}`;
        const state = keys ? routeState() : {};
        const page = Number(ownValue(state, keys?.page ?? "") ?? 1);
        const size = PAGE_SIZES.find((known) => known === ownValue(state, keys?.size ?? ""));
        const search = ownValue(state, keys?.search ?? "");
        const order = ownValue(state, keys?.order ?? "");
        this.page = Number.isSafeInteger(page) && page > 0 ? page : 1;
        this.size = size ?? rememberedPageSize() ?? this.#options().pageSize;
        this.search = typeof search === "string" ? search : "";
        this.ordering = typeof order === "string" && this.#options().sorts.includes(order.replace(/^-/, "")) ? order : this.#options().order;
        return before !== `${this.page} ${this.size} ${this.ordering} ${this.search}`;
    }

    #address(): string {
        const state = routeState();
        return JSON.stringify(this.#options().address?.map((key) => ownValue(state, key)));
    }

    /** Back, forward, or a link to another place in the same list. */
    #follow(): void {
        const moved = this.#keys() !== undefined && this.#read();
        if (moved || this.#address() !== this.#elsewhere) void this.refresh();
    }
}
