import { msg } from "@lit/localize";
import { html } from "lit";
import { events, type Event } from "#src/api/events.api.ts";
import { ACTIONS, actionLabel } from "#src/base/event-actions.ts";
import "#src/pages/filters.ts";
import { filterKeys, filterValues, isFiltered, type Filter } from "#src/pages/filters.ts";
import { listPage } from "#src/pages/list-page.ts";
import { allColumns, eventList } from "./event-lists.ts";

/** Named as the API's own filters, so that an address says the same as the request. */
const filters: readonly Filter[] = [
    { key: "action", label: () => msg("Any action"), options: () => ACTIONS.map((action) => [action, actionLabel(action)] as const) },
    { key: "username", label: () => msg("Username") },
    { key: "client_ip", label: () => msg("Client IP") },
];

/** Everything that happened. */
export const eventsPage = listPage<Event>({
    ...eventList(
        {
            title: () => msg("Event log"),
            load: (query, signal) => events.list({ ...query, ...filterValues(filters) }, signal),
            address: filterKeys(filters),
            empty: () =>
                isFiltered(filters) ? { icon: "search", header: msg("No event matches these filters.") } : { icon: "clock", header: msg("No events yet.") },
            filters: (list) => html`<ak-filters .filters=${filters} @ak-filter=${list.restart}></ak-filters>`,
        },
        allColumns,
    ),
    description: () => msg("Who did what, from where, and what went wrong."),
});
