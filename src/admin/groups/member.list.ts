import { msg, str } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { searchUsers } from "#src/pickers/searches.ts";
import { dual } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";
import { serviceAccountForm } from "../users/user.actions.ts";
import { userForm } from "../users/user.form.ts";
import { countOfUsers, userList } from "../users/user.list.ts";

/** Members of a group, as users: those there are come in, new ones are made in it, and they are taken out. */
export const memberList = (group: Group): ListDefinition<User> =>
    userList(() => ({ groups_by_pk: [group.pk] }), {
        title: () => msg("Members"),
        create: [
            { label: () => msg("Add existing user"), form: additionForm(group) },
            { label: () => msg("Create user"), form: inGroup(userForm, ({ pk }) => pk, group) },
            { label: () => msg("Create service account"), form: inGroup(serviceAccountForm, ({ user_pk: pk }) => pk, group) },
        ],
        remove: {
            noun: countOfUsers,
            key: ({ pk }) => pk,
            from: msg(str`the group ${group.name}`),
            destroy: (pk) => groups.removeUser(group.pk, Number(pk)),
        },
    });

/** The same form; whoever it makes is a member of the group. The original leaves them outside. */
const inGroup = <R>(form: FormDefinition<User, R>, key: (made: R) => number, group: Group): FormDefinition<User, R> => ({
    ...form,
    save: async (values, object) => {
        const made = await form.save(values, object);
        await groups.addUser(group.pk, key(made));
        return made;
    },
});

const additionForm = (group: Group): FormDefinition<User, unknown> => ({
    header: () => msg(str`Add users to ${group.name}`),
    submitLabel: () => msg("Add"),
    size: "lg",
    fields: () => [dual("added", msg("Users"), searchUsers, { required: true })],
    save: ({ added }) => Promise.all((added as number[]).map((pk) => groups.addUser(group.pk, pk))),
    saved: () => msg("The users were added."),
});
