import { del, get, patch, post, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Notification = Schema["Notification"];

export const notifications = {
    /** Administrators see those of everybody, unless asked for a user's. */
    list: (query?: Query<"get", "/events/notifications/">, signal?: AbortSignal) => get("/events/notifications/", { query, signal }),
    markSeen: (uuid: string) => patch("/events/notifications/{uuid}/", { path: { uuid }, body: { seen: true } }),
    /** All of the caller's own. */
    markAllSeen: () => post("/events/notifications/mark_all_seen/", {}),
    destroy: (uuid: string) => del("/events/notifications/{uuid}/", { path: { uuid } }),
};
