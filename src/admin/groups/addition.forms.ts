import { msg, str } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import { plural } from "#src/base/plural.ts";
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

/** Asks for a group that so many users are to be added to, and gives it as it is now: whoever asks adds them, one by one. */
export const groupForUsersForm = (count: number) =>
    form<undefined, { group: string }, Group>({
        header: () => plural(count, { one: msg("Add 1 user to a group"), other: msg(str`Add ${count} users to a group`) }),
        submitLabel: () => msg("Add"),
        fields: () => [fieldsFor<{ group: string }>().choice("group", msg("Group"), groupPicker, { required: true })],
        save: ({ group }) => groups.retrieve(group),
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
