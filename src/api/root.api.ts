import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Config = Schema["Config"];
export type Version = Schema["Version"];

export const root = {
    /** What this installation can do; needs no sign-in. */
    config: (signal?: AbortSignal) => get("/root/config/", { signal }),
    /** Sign-ins, failed ones and authorizations of the last week, by spans of hours. */
    metrics: (signal?: AbortSignal) => get("/admin/metrics/", { signal }),
    version: (signal?: AbortSignal) => get("/admin/version/", { signal }),
};
