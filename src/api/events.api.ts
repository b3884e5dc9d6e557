import { crud } from "./crud.ts";
import { send } from "./client.ts";
import { answer, get } from "./endpoint.ts";
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
    /**
     * How often something happened between the moments, in ms: with the end of each span, the newest first. A real authentik, which does not know of them, has
     * thirty spans of 22.4 hours. @param where what the event has to say, by the paths of its fields
     */
    perDay: (
        action: string,
        where: Readonly<Record<string, string>>,
        bounds: readonly number[],
        signal?: AbortSignal,
    ): Promise<{ x_cord: number; y_cord: number }[]> =>
        answer(send("GET", "/events/events/per_month/", { query: { action, query: JSON.stringify(where), bounds: bounds.join() }, signal })),
};
