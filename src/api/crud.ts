import { send } from "./client.ts";
import { answer, fill, type Answer, type Body, type PathWith, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

type Listed = PathWith<"get">;
type Deletable = PathWith<"get"> & PathWith<"delete">;
type Collection = Listed & PathWith<"post">;
type Detail = Deletable & PathWith<"patch">;

const at =
    (detail: string) =>
    (key: string | number): string =>
        fill(detail.replace(/\{\w+\}/, "{key}"), { key });

/** The fields of `body` that say something else than `before` does, and those that are sent each time. */
const differences = (body: object, before: object, each: ReadonlySet<string>): object => {
    const known = new Map<string, unknown>(Object.entries(before));
    const isNew = (name: string, value: unknown): boolean => !known.has(name) || JSON.stringify(value) !== JSON.stringify(known.get(name));
    return Object.fromEntries([
        ...[...known].filter(([name]) => each.has(name)),
        ...Object.entries(body).filter(([name, value]) => each.has(name) || isNew(name, value)),
    ]);
};

/**
 * The operations on things of all kinds of a family, as "all providers" are: what they have in common can be read, and they can be deleted.
 * @param list path of the collection   @param detail path of one object; has exactly one parameter
 */
export function family<L extends Listed, D extends Deletable>(list: L, detail: D) {
    const one = at(detail);
    return {
        list: (query?: Query<"get", L>, signal?: AbortSignal): Promise<Answer<"get", L>> => answer(send("GET", list, { query, signal })),
        retrieve: (key: string | number, signal?: AbortSignal): Promise<Answer<"get", D>> => answer(send("GET", one(key), { signal })),
        /** @param undo as in `Call`: an id under which it can be brought back */
        destroy: (key: string | number, undo?: string): Promise<Answer<"delete", D>> => answer(send("DELETE", one(key), { undo })),
        /** What would go, or lose its link, together with the object. */
        usedBy: (key: string | number, signal?: AbortSignal): Promise<Schema["UsedBy"][]> => answer(send("GET", `${one(key)}used_by/`, { signal })),
    };
}

/**
 * The operations that nearly every resource has.
 * @param together fields that the server judges by one another and looks for in what it is sent: an update sends all of them, changed or not. A real
 * 2023.2 refuses the rest otherwise, or takes what is left out for something else, as a token without `user` for one of the caller's.
 */
export function crud<L extends Collection, D extends Detail>(list: L, detail: D, together: readonly (keyof Body<"patch", D> & string)[] = []) {
    const one = at(detail);
    const each = new Set<string>(together);
    return {
        ...family(list, detail),
        create: (body: Body<"post", L>): Promise<Answer<"post", L>> => answer(send("POST", list, { body })),
        /** Saves what differs from `before`, the object as its form was opened with: what somebody else has changed since then stays. */
        update: (key: string | number, body: Body<"patch", D>, before: object): Promise<Answer<"patch", D>> =>
            answer(send("PATCH", one(key), { body: differences(body ?? {}, before, each) })),
        patch: (key: string | number, body: Body<"patch", D>): Promise<Answer<"patch", D>> => answer(send("PATCH", one(key), { body })),
    };
}
