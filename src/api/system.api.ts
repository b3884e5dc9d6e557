import { get, post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** Work that is done in the background, and how it ended the last time. */
export type SystemTask = Schema["Task"];

export const system = {
    tasks: (signal?: AbortSignal) => get("/admin/system_tasks/", { signal }),
    /** Does the work now. @param id name of the task */
    retry: (id: string) => post("/admin/system_tasks/{id}/retry/", { path: { id } }),
    /** What the server runs on, its clock, and how it was reached. */
    info: (signal?: AbortSignal) => get("/admin/system/", { signal }),
    /** The same, by POST: for a look at whether writing requests arrive. */
    ask: () => post("/admin/system/", { onlyAsks: true }),
    workers: (signal?: AbortSignal) => get("/admin/workers/", { signal }),
};
