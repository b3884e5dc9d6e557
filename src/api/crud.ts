import { send } from "./client.ts";
import { answer, fill, type Answer, type Body, type PathWith, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

type Collection = PathWith<"get"> & PathWith<"post">;
type Detail = PathWith<"get"> & PathWith<"put"> & PathWith<"patch"> & PathWith<"delete">;

/**
 * The operations that nearly every resource has.
 * @param list path of the collection   @param detail path of one object; has exactly one parameter
 */
export function crud<L extends Collection, D extends Detail>(list: L, detail: D) {
    const one = (key: string | number): string => fill(detail.replace(/\{\w+\}/, "{key}"), { key });
    return {
        list: (query?: Query<"get", L>, signal?: AbortSignal): Promise<Answer<"get", L>> => answer(send("GET", list, { query, signal })),
        retrieve: (key: string | number, signal?: AbortSignal): Promise<Answer<"get", D>> => answer(send("GET", one(key), { signal })),
        create: (body: Body<"post", L>): Promise<Answer<"post", L>> => answer(send("POST", list, { body })),
        update: (key: string | number, body: Body<"put", D>): Promise<Answer<"put", D>> => answer(send("PUT", one(key), { body })),
        patch: (key: string | number, body: Body<"patch", D>): Promise<Answer<"patch", D>> => answer(send("PATCH", one(key), { body })),
        destroy: (key: string | number): Promise<Answer<"delete", D>> => answer(send("DELETE", one(key))),
        /** What would go, or lose its link, together with the object. */
        usedBy: (key: string | number, signal?: AbortSignal): Promise<Schema["UsedBy"][]> => answer(send("GET", `${one(key)}used_by/`, { signal })),
    };
}
