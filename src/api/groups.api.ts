import { allPages } from "./all-pages.ts";
import { crud } from "./crud.ts";
import { post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Group = Schema["Group"];

const group = crud("/core/groups/", "/core/groups/{group_uuid}/");

export const groups = {
    ...group,
    /** Groups that have this one as their parent. The API has no filter for them. */
    childrenOf: async (pk: string, signal?: AbortSignal): Promise<Group[]> =>
        (await allPages((page) => group.list({ ...page, ordering: "name" }, signal))).filter(({ parent }) => parent === pk),
    addUser: (group: string, pk: number) => post("/core/groups/{group_uuid}/add_user/", { path: { group_uuid: group }, body: { pk } }),
    removeUser: (group: string, pk: number) => post("/core/groups/{group_uuid}/remove_user/", { path: { group_uuid: group }, body: { pk } }),
};
