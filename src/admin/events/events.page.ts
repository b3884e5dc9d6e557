import { msg, str } from "@lit/localize";
import { events, type Event } from "#src/api/events.api.ts";
import { ACTIONS, actionLabel } from "#src/base/event-actions.ts";
import { parseTimeRange } from "#src/base/time-range.ts";
import type { Load } from "#src/elements/table/column.ts";
import { type Filter, filterValue } from "#src/pages/filter.ts";
import { listPage } from "#src/pages/list-page.ts";
import { clients, usernames } from "./event-filters.ts";
import { allColumns, eventList } from "./event-lists.ts";
import { withinRange } from "./within-range.ts";

const TIME = "time";

/** Named as the API's own filters, so that an address says the same as the request. */
const filters: readonly Filter[] = [
    {
        key: "action",
        label: () => msg("Any action"),
        name: () => msg("Action"),
        options: () => ACTIONS.map((action) => [action, actionLabel(action)] as const),
    },
    { key: "username", label: () => msg("Username"), suggest: usernames },
    { key: "client_ip", label: () => msg("Client IP"), suggest: clients },
    { key: TIME, label: () => msg("Any time"), name: () => msg("Time"), isTimeRange: true },
];

const load: Load<Event> = (query, signal) => {
    const text = filterValue(TIME);
    if (text === "") return events.list(query, signal);
    const range = parseTimeRange(text);
    if (!range) return Promise.reject(new Error(msg(str`“${text}” is no span of time.`)));
    return withinRange(events.list, range)(query, signal);
};

/** Everything that happened. */
export const eventsPage = listPage<Event>({
    ...eventList(
        {
            title: () => msg("Event log"),
            load,
            filterBy: filters,
        },
        allColumns,
    ),
    description: () => msg("Who did what, from where, and what went wrong."),
});
