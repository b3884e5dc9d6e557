import { msg } from "@lit/localize";
import { events, type Event } from "#src/api/events.api.ts";
import { ACTIONS, actionLabel } from "#src/base/event-actions.ts";
import type { Filter } from "#src/pages/filter.ts";
import { listPage } from "#src/pages/list-page.ts";
import { clients, usernames } from "./event-filters.ts";
import { allColumns, eventList } from "./event-lists.ts";

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
];

/** Everything that happened. */
export const eventsPage = listPage<Event>({
    ...eventList(
        {
            title: () => msg("Event log"),
            load: events.list,
            filterBy: filters,
        },
        allColumns,
    ),
    description: () => msg("Who did what, from where, and what went wrong."),
});
