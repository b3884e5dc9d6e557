import { allPages } from "./all-pages.ts";
import { crud } from "./crud.ts";
import { post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Group = Schema["Group"];

const group = crud("/core/groups/", "/core/groups/{group_uuid}/");

/** The API has no filter by parent. */
const all = (signal?: AbortSignal): Promise<Group[]> => allPages((page) => group.list({ ...page, ordering: "name" }, signal));

/** The key of a group and those of all that are inside it. */
function family(pk: string, rows: readonly Group[]): ReadonlySet<string> {
    const found = new Set([pk]);
    // A set that is gone through also gives what is added on the way.
    for (const key of found) for (const row of rows) if (row.parent === key) found.add(row.pk);
    return found;
}

export const groups = {
    ...group,
    /** Groups that have this one as their parent. */
    childrenOf: async (pk: string, signal?: AbortSignal): Promise<Group[]> => (await all(signal)).filter(({ parent }) => parent === pk),
    /** Keys of each of these groups and of all that are inside it, however deep. */
    async familiesOf(pks: ReadonlySet<string>, signal?: AbortSignal): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
        if (pks.size === 0) return new Map();
        const rows = await all(signal);
        return new Map([...pks].map((pk) => [pk, family(pk, rows)]));
    },
    familyOf: async (pk: string, signal?: AbortSignal): Promise<ReadonlySet<string>> => family(pk, await all(signal)),
    addUser: (group: string, pk: number) => post("/core/groups/{group_uuid}/add_user/", { path: { group_uuid: group }, body: { pk } }),
    removeUser: (group: string, pk: number) => post("/core/groups/{group_uuid}/remove_user/", { path: { group_uuid: group }, body: { pk } }),
};
