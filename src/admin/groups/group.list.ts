import { msg, str } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { href } from "#src/base/route.ts";
import { link, yesNo } from "#src/elements/table/column.ts";
import { groupForm } from "./group.form.ts";

export const groupHref = (pk: string): string => href(`/identity/groups/${pk}`);

/** Groups, wherever they are listed: which ones, and what becomes of chosen ones, differs. */
export const groupList = (options: Pick<ListDefinition<Group>, "load"> & Partial<ListDefinition<Group>>): ListDefinition<Group> => ({
    title: () => msg("Groups"),
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ pk, name }) => link(groupHref(pk), name) },
        { title: () => msg("Parent"), sort: "parent", cell: ({ parent, parent_name: name }) => (parent ? link(groupHref(parent), name) : "–") },
        { title: () => msg("Members"), cell: ({ users_obj: members }) => members.length },
        { title: () => msg("Superuser"), sort: "is_superuser", cell: ({ is_superuser: is }) => yesNo(is) },
    ],
    edit: groupForm,
    ...options,
});

export const countOfGroups = (count: number): string => (count === 1 ? msg("1 group") : msg(str`${count} groups`));

/** How groups are deleted. */
export const groupRemoval: NonNullable<ListDefinition<Group>["remove"]> = {
    noun: countOfGroups,
    key: ({ pk }) => pk,
    usedBy: groups.usedBy,
    destroy: groups.destroy,
};
