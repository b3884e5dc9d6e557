import { msg, str } from "@lit/localize";
import type { Event } from "#src/api/events.api.ts";
import { ApiError } from "#src/base/errors.ts";
import type { Page } from "#src/base/page.ts";
import type { TimeRange } from "#src/base/time-range.ts";
import type { ListQuery, Load } from "#src/elements/table/column.ts";
import { everyPage } from "#src/elements/table/every-page.ts";

/** Events that are read, at most, to find those of a span of time among them where they are not sorted by it. */
export const MOST_SORTED = 10_000;

const TIME = "created";

/**
 * The events of a span of time. The API cannot narrow by it, but it can sort: sorted by time, the ends of the span are looked for by halving; sorted otherwise,
 * all events are read.
 */
export const withinRange =
    (load: Load<Event>, range: TimeRange): Load<Event> =>
    async (query, signal) => {
        const rows =
            query.ordering.replace(/^-/, "") === TIME ? await sortedByTime(load, range, query, signal) : await sortedOtherwise(load, range, query, signal);
        return pageOf(rows.results, rows.count, query);
    };

interface Rows {
    results: Event[];
    /** On all pages. */
    count: number;
}

async function sortedByTime(load: Load<Event>, { from, until }: TimeRange, query: ListQuery, signal: AbortSignal): Promise<Rows> {
    const { page, page_size: size } = query;
    // The oldest first: what happens meanwhile is added at the end, and moves nothing.
    const pages = new PageByPage(load, { ...query, ordering: TIME }, signal);
    const all = (await pages.get(1)).pagination.count;
    const first = from === undefined ? 0 : await pages.firstFrom(from, all);
    const end = until === undefined ? all : await pages.firstFrom(until, all);
    const count = Math.max(0, end - first);
    const [skipped, kept] = [(page - 1) * size, page * size];
    if (!query.ordering.startsWith("-")) return { count, results: await pages.rows(first + skipped, Math.min(end, first + kept)) };
    return { count, results: (await pages.rows(Math.max(first, end - kept), end - skipped)).toReversed() };
}

async function sortedOtherwise(load: Load<Event>, range: TimeRange, query: ListQuery, signal: AbortSignal): Promise<Rows> {
    const found: Event[] = [];
    for await (const { results, pagination } of everyPage(load, query, MOST_SORTED, signal)) {
        if (pagination.count > MOST_SORTED)
            throw new Error(
                msg(
                    str`There are more than ${MOST_SORTED} events: a span of them can be shown by time only. Sort by “Created”, or filter by something else too.`,
                ),
            );
        found.push(...results.filter(isWithin(range)));
    }
    return { count: found.length, results: found.slice((query.page - 1) * query.page_size, query.page * query.page_size) };
}

const timeOf = ({ created }: Event): number => Date.parse(created);

const isWithin =
    ({ from = -Infinity, until = Infinity }: TimeRange) =>
    (event: Event): boolean =>
        timeOf(event) >= from && timeOf(event) < until;

/** The pages of a list that is sorted by time, each asked for once. Rows are counted from 0. */
class PageByPage {
    readonly #load: (page: number) => Promise<Page<Event>>;
    readonly #size: number;
    readonly #known = new Map<number, Promise<Page<Event>>>();

    constructor(load: Load<Event>, query: ListQuery, signal: AbortSignal) {
        this.#load = (page) => load({ ...query, page }, signal);
        this.#size = query.page_size;
    }

    get(page: number): Promise<Page<Event>> {
        const known = this.#known.get(page) ?? this.#load(page);
        this.#known.set(page, known);
        return known;
    }

    /** The first row of a moment or later; `count` where there is none. */
    async firstFrom(moment: number, count: number): Promise<number> {
        const isBefore = (event: Event): boolean => timeOf(event) < moment;
        let [low, high] = [1, Math.ceil(count / this.#size) + 1];
        while (low < high) {
            const middle = Math.floor((low + high) / 2);
            const { results } = await this.get(middle);
            if (results.every(isBefore)) low = middle + 1;
            else high = middle;
        }
        const index = (low - 1) * this.#size;
        return index < count ? index + (await this.get(low)).results.filter(isBefore).length : count;
    }

    async rows(start: number, end: number): Promise<Event[]> {
        if (end <= start) return [];
        const first = Math.floor(start / this.#size);
        const pages = await Promise.all(Array.from({ length: Math.ceil(end / this.#size) - first }, (_, at) => this.get(first + at + 1)));
        return pages.flatMap(({ results }) => results).slice(start - first * this.#size, end - first * this.#size);
    }
}

function pageOf(results: Event[], count: number, { page, page_size: size }: ListQuery): Page<Event> {
    const last = Math.max(1, Math.ceil(count / size));
    // As the API answers it: whoever pages is led to the last one.
    if (page > last) throw new ApiError(404, { detail: "Invalid page." });
    const before = (page - 1) * size;
    return {
        results,
        pagination: {
            count,
            current: page,
            total_pages: last,
            previous: page > 1 ? page - 1 : 0,
            next: page < last ? page + 1 : 0,
            start_index: results.length > 0 ? before + 1 : 0,
            end_index: before + results.length,
        },
    };
}
