import { msg, str } from "@lit/localize";
import { placedUses } from "#src/admin/policies/placed-uses.ts";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { plural } from "#src/base/plural.ts";
import { link, yesNo } from "#src/elements/table/column.ts";
import { losesRights } from "./administrators.ts";
import { groupForms } from "./forms.ts";
import { groupHref } from "./group-href.ts";

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
    empty: () => ({ icon: "user", header: msg("No groups yet."), text: msg("Policies and applications can let the members of a group in.") }),
    edit: groupForms.group,
    peek: async () => (await import("./group.peek.ts")).groupPeek,
    ...options,
});

/** How groups are deleted. */
export const groupRemoval: NonNullable<ListDefinition<Group>["remove"]> = {
    question: (count) => plural(count, { one: msg("Delete 1 group?"), other: msg(str`Delete ${count} groups?`) }),
    key: ({ pk }) => pk,
    usedBy: placedUses(groups.usedBy),
    destroy: groups.destroy,
    lockout: async (chosen) => {
        const first = chosen.find(({ is_superuser: is }) => is);
        const gone = new Set(chosen.map(({ pk }) => pk));
        return first && losesRights(({ group }) => !gone.has(group), first.name);
    },
};
