import { expect } from "@open-wc/testing";
import type { Event } from "#src/api/events.api.ts";
import { ApiError } from "#src/base/errors.ts";
import type { TimeRange } from "#src/base/time-range.ts";
import type { ListQuery, Load } from "#src/elements/table/column.ts";
import { MOST_SORTED, withinRange } from "./within-range.ts";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-01T00:00:00.000Z");

/** One event an hour, but two in each fifth; what they are called goes the other way round. */
const eventAt = (index: number): Event => ({
    pk: String(index),
    created: new Date(START + (index - (index % 5 === 4 ? 1 : 0)) * HOUR).toISOString(),
    action: `action-${String(1000 - index).padStart(4, "0")}`,
    app: "test",
});

const ORDERS: Readonly<Record<string, (event: Event) => string>> = { created: ({ created }) => created ?? "", action: ({ action }) => action };

describe("events of a span of time", () => {
    let requests: ListQuery[];
    beforeEach(() => (requests = []));

    /** Pages and sorts as the API does. */
    const server =
        (events: readonly Event[]): Load<Event> =>
        async (query) => {
            requests.push(query);
            const { page, page_size: size, ordering } = query;
            const value = ORDERS[ordering.replace("-", "")]!;
            const sorted = events.toSorted((one, other) => (value(one) < value(other) ? -1 : value(one) > value(other) ? 1 : 0));
            const all = ordering.startsWith("-") ? sorted.toReversed() : sorted;
            const last = Math.max(1, Math.ceil(all.length / size));
            const pagination = {
                count: all.length,
                current: page,
                total_pages: last,
                next: page < last ? page + 1 : 0,
                previous: page - 1,
                start_index: 0,
                end_index: 0,
            };
            return { pagination, results: all.slice((page - 1) * size, page * size) };
        };
    const ask = (events: readonly Event[], range: TimeRange, query: Partial<ListQuery> = {}) =>
        withinRange(server(events), range)({ page: 1, page_size: 10, search: "", ordering: "-created", ...query }, new AbortController().signal);
    const many = (count: number): Event[] => Array.from({ length: count }, (_, index) => eventAt(index));
    const keys = (events: readonly Event[]): number[] => events.map(({ pk }) => Number(pk));

    const inRange = (events: readonly Event[], { from = -Infinity, until = Infinity }: TimeRange): number[] =>
        keys(events.filter(({ created }) => Date.parse(created ?? "") >= from && Date.parse(created ?? "") < until));

    for (const count of [0, 1, 9, 10, 11, 95, 100])
        for (const [name, range] of [
            ["all time", {}],
            ["from the start", { from: START }],
            ["from the middle", { from: START + 40 * HOUR }],
            ["until the middle", { until: START + 43 * HOUR }],
            ["between two", { from: START + 8 * HOUR, until: START + 42 * HOUR }],
            ["between two of the same page", { from: START + 3 * HOUR, until: START + 5 * HOUR }],
            ["after the last", { from: START + 1000 * HOUR }],
            ["before the first", { until: START }],
            ["turned around", { from: START + 42 * HOUR, until: START + 8 * HOUR }],
        ] as const)
            for (const ordering of ["created", "-created", "action", "-action"])
                it(`are those of ${name} among ${count}, sorted by ${ordering}, page by page`, async () => {
                    const events = many(count);
                    const wanted = inRange(events, range);
                    const found: number[] = [];
                    const order: Event[] = [];
                    for (let page = 1; page > 0;) {
                        const { results, pagination } = await ask(events, range, { page, ordering });
                        expect(pagination).to.include({ count: wanted.length, current: page, previous: page - 1 });
                        if (results.length > 0)
                            expect([pagination.start_index, pagination.end_index]).to.deep.equal([found.length + 1, found.length + results.length]);
                        found.push(...keys(results));
                        order.push(...results);
                        page = pagination.next;
                    }
                    expect(found.toSorted((one, other) => one - other)).to.deep.equal(wanted);
                    const values = order.map(ORDERS[ordering.replace("-", "")]!);
                    expect(values).to.deep.equal(ordering.startsWith("-") ? values.toSorted().toReversed() : values.toSorted());
                });

    it("take few requests, however many there are", async () => {
        await ask(many(5000), { from: START + 4000 * HOUR }, { page_size: 20 });
        expect(requests.length).to.be.lessThan(14);
        expect(new Set(requests.map(({ page }) => page)).size, "no page is asked for twice").to.equal(requests.length);
    });

    it("have no page after the last: as the API says it", async () => {
        const error = await ask(many(30), { from: START + 25 * HOUR }, { page: 2 }).catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(ApiError).with.property("status", 404);
    });

    it("are not looked for among too many that are sorted by something else", async () => {
        const error = await ask(many(MOST_SORTED + 1), {}, { ordering: "action" }).catch((reason: unknown) => reason);
        expect(String(error)).to.contain(String(MOST_SORTED));
        expect(requests).to.have.length(1);
    });
});
