import { del, get, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** A browser in which somebody is signed in. */
export type Session = Schema["AuthenticatedSession"];

const one = (uuid: string | number) => ({ path: { uuid } });

export const sessions = {
    list: (query?: Query<"get", "/core/authenticated_sessions/">, signal?: AbortSignal) => get("/core/authenticated_sessions/", { query, signal }),
    usedBy: (uuid: string | number, signal?: AbortSignal) => get("/core/authenticated_sessions/{uuid}/used_by/", { ...one(uuid), signal }),
    /** Ends the sign-in. */
    destroy: (uuid: string | number) => del("/core/authenticated_sessions/{uuid}/", one(uuid)),
};
