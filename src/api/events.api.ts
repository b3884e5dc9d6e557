import { crud } from "./crud.ts";
import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** `action` may also be one of a policy's own making, as `custom_welcome`, whatever the document says. */
export type Event = Omit<Schema["Event"], "action"> & { action: string };

export const events = {
    ...crud("/events/events/", "/events/events/{event_uuid}/"),
    /** Every action with the server's name for it. */
    actions: (signal?: AbortSignal) => get("/events/events/actions/", { signal }),
    /** Applications by how often people were let into them. */
    topApplications: (count: number, signal?: AbortSignal) =>
        get("/events/events/top_per_user/", { query: { action: "authorize_application", top_n: count }, signal }),
    /** How often something happened on each of the last days, the newest first. @param where what the event has to say, by the paths of its fields */
    perDay: (action: string, where: Readonly<Record<string, string>>, signal?: AbortSignal) =>
        get("/events/events/per_month/", { query: { action, query: JSON.stringify(where) }, signal }),
};
