import { crud } from "./crud.ts";
import { get, post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** A blueprint that is applied again and again: a file of the server, or one written here. */
export type Blueprint = Schema["BlueprintInstance"];
/** A file that comes with the server. */
export type BlueprintFile = Schema["BlueprintFile"];

export const blueprints = {
    ...crud("/managed/blueprints/", "/managed/blueprints/{instance_uuid}/"),
    /** Applies it now. @returns it, with how that went as its status */
    apply: (pk: string) => post("/managed/blueprints/{instance_uuid}/apply/", { path: { instance_uuid: pk } }),
    /** The files that come with the server. */
    files: (signal?: AbortSignal) => get("/managed/blueprints/available/", { signal }),
};
