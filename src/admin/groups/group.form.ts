import { msg } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupOption, searchGroups, searchUsers, userOption } from "#src/pickers/searches.ts";
import { choice, choices, code, text, toggle } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";
import type { Option } from "#src/elements/form/options.ts";

/** Members that a form can show; of larger groups, they are changed on the group's page. */
const FEW = 100;

/**
 * Creates and changes a group. A PATCH: a PUT empties a group whose members are left out.
 * @param inside parent that a new one is offered
 */
export const groupFormIn = (inside?: Group): FormDefinition<Group> =>
    resourceForm<Group, Parameters<typeof groups.create>[0]>({
        noun: () => msg("group"),
        key: ({ pk }) => pk,
        api: { create: groups.create, update: groups.patch },
        fields: (group) => [
            text("name", msg("Name"), { required: true, maxlength: 80 }),
            toggle("is_superuser", msg("Superuser"), { help: msg("Members administer everything.") }),
            choice("parent", msg("Parent"), searchGroups, {
                ...parentOf(group, inside),
                help: msg("Members of this group count as members of its parent where policies ask."),
            }),
            ...(group && group.users_obj.length > FEW
                ? []
                : [choices("users", msg("Members"), searchUsers, { chosen: group?.users_obj.map(userOption) ?? [] })]),
            code("attributes", msg("Attributes"), { help: msg("YAML or JSON. Members inherit them.") }),
        ],
    });

export const groupForm = groupFormIn();

function parentOf(group: Group | undefined, inside: Group | undefined): { chosen?: Option } {
    if (group?.parent) return { chosen: { value: group.parent, label: group.parent_name } };
    return !group && inside ? { chosen: groupOption(inside) } : {};
}
