import { get, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** What signs people in to an application, of whatever kind. */
export type Provider = Schema["Provider"];

export const providers = {
    list: (query?: Query<"get", "/providers/all/">, signal?: AbortSignal) => get("/providers/all/", { query, signal }),
};
