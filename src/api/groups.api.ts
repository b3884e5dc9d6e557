import { crud } from "./crud.ts";
import { post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Group = Schema["Group"];

export const groups = {
    ...crud("/core/groups/", "/core/groups/{group_uuid}/"),
    addUser: (group: string, pk: number) => post("/core/groups/{group_uuid}/add_user/", { path: { group_uuid: group }, body: { pk } }),
    removeUser: (group: string, pk: number) => post("/core/groups/{group_uuid}/remove_user/", { path: { group_uuid: group }, body: { pk } }),
};
