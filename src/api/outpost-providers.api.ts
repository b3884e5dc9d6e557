import { get, patch, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Outpost = Schema["Outpost"];

/** Which outposts there are to do the work of a provider, and which does. */
export const outpostProviders = {
    list: (query: Query<"get", "/outposts/instances/">, signal?: AbortSignal) => get("/outposts/instances/", { query, signal }),
    retrieve: (uuid: string, signal?: AbortSignal) => get("/outposts/instances/{uuid}/", { path: { uuid }, signal }),
    /** Has an outpost do the work of one more provider. */
    async add(uuid: string, provider: number): Promise<Outpost> {
        const { providers } = await outpostProviders.retrieve(uuid);
        return patch("/outposts/instances/{uuid}/", { path: { uuid }, body: { providers: [...new Set([...providers, provider])] } });
    },
};
