import { msg, str } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { without } from "#src/pickers/picker.ts";
import { personPicker } from "#src/pickers/user.picker.ts";

/** Adds users that there are to a group. */
export const usersToGroupForm = (group: Group) =>
    form<undefined, { added: number[] }>({
        header: () => msg(str`Add users to ${group.name}`),
        submitLabel: () => msg("Add"),
        size: "lg",
        fields: () => [fieldsFor<{ added: number[] }>().dual("added", msg("Users"), without(personPicker, new Set(group.users)), { required: true })],
        save: ({ added }) => Promise.all(added.map((pk) => groups.addUser(group.pk, pk))),
        saved: () => msg("The users were added."),
    });

/** Adds a user to groups that there are. */
export const userToGroupsForm = (user: User) =>
    form<undefined, { added: string[] }>({
        header: () => msg(str`Add ${user.username} to groups`),
        submitLabel: () => msg("Add"),
        size: "lg",
        fields: () => [fieldsFor<{ added: string[] }>().dual("added", msg("Groups"), without(groupPicker, new Set(user.groups)), { required: true })],
        save: ({ added }) => Promise.all(added.map((pk) => groups.addUser(pk, user.pk))),
        saved: () => msg("The user was added."),
    });
