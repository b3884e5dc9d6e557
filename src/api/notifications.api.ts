import { crud } from "./crud.ts";
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

export type Rule = Schema["NotificationRule"];
export type Transport = Schema["NotificationTransport"];

/** Who is notified of which events. */
export const rules = crud("/events/rules/", "/events/rules/{pbm_uuid}/");

export const transports = {
    ...crud("/events/transports/", "/events/transports/{uuid}/", ["mode", "webhook_url"]),
    /** Tells the caller something by it; ApiError 500 with the cause when that fails. */
    test: (uuid: string) => post("/events/transports/{uuid}/test/", { path: { uuid } }),
};
