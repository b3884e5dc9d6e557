import { msg } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { without } from "#src/pickers/picker.ts";
import { userPicker } from "#src/pickers/user.picker.ts";
import { askForGroup } from "./administrators.ts";
import { groupHref } from "./group-href.ts";

/** Members that a form can show; of larger groups, they are changed on the group's page. */
const FEW = 100;

type Body = Parameters<typeof groups.create>[0];
const { choice, choices, code, text, toggle } = fieldsFor<Body>();

/**
 * Creates and changes a group. A PATCH: a PUT empties a group whose members are left out.
 * @param parent that a new one is offered
 */
export const groupFormIn = (parent?: Group) =>
    resourceForm<Group, Body, ReadonlySet<string>>({
        texts: {
            create: () => msg("Create group"),
            edit: () => msg("Edit group"),
            created: () => msg("The group was created."),
            saved: () => msg("The group was saved."),
        },
        key: ({ pk }) => pk,
        api: {
            ...groups,
            update: async (key, body, before) => {
                await askForGroup(before, body);
                return groups.update(key, body, before);
            },
        },
        about: ({ pk, name }) => link(groupHref(pk), name),
        load: async (group, signal) => (group ? groups.familyOf(group.pk, signal) : new Set()),
        fields: (group, family) => [
            text("name", msg("Name"), { required: true, maxlength: 80 }),
            toggle("is_superuser", msg("Superuser"), { help: msg("Members are administrators.") }),
            choice("parent", msg("Parent"), without(groupPicker, family), {
                initial: parent?.pk ?? null,
                help: msg("For policies, members of this group are also members of the parent."),
            }),
            ...(group && group.users_obj.length > FEW ? [] : [choices("users", msg("Members"), userPicker, { chosen: group?.users_obj.map(member) })]),
            code("attributes", msg("Attributes"), { help: msg("YAML or JSON. Members inherit them.") }),
        ],
    });

/** The group contains its members: they need not be fetched one by one. */
const member = ({ pk, username, name }: Group["users_obj"][number]) => ({ value: pk, label: username, description: name });

export const groupForm = groupFormIn();
