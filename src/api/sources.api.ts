import { allPages } from "./all-pages.ts";
import { del, get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** An account elsewhere that a user has connected. */
export type Connection = Schema["UserSourceConnection"];
/** Another place that people may sign in from. */
export type Source = Schema["Source"];

export const sources = {
    /** All of them: there are only ever a few. */
    all: (signal?: AbortSignal): Promise<Source[]> => allPages((query) => get("/sources/all/", { query, signal })),
    /** What the caller may connect to. */
    userSettings: (signal?: AbortSignal) => get("/sources/all/user_settings/", { signal }),
    /** Connections of one user: an administrator is shown everybody's, and the API cannot be asked for one. */
    async connections(user: number, signal?: AbortSignal): Promise<Connection[]> {
        const all = await allPages((query) => get("/sources/user_connections/all/", { query, signal }));
        return all.filter((connection) => connection.user === user);
    },
    disconnect: (id: number) => del("/sources/user_connections/all/{id}/", { path: { id } }),
};
