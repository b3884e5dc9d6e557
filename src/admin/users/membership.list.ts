import { msg, str } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { searchGroups } from "#src/pickers/searches.ts";
import { dual } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";
import { groupForm } from "../groups/group.form.ts";
import { countOfGroups, groupList } from "../groups/group.list.ts";

/** Groups that a user is in. */
export const membershipList = (user: User): ListDefinition<Group> =>
    groupList({
        load: (query, signal) => groups.list({ ...query, members_by_pk: [user.pk] }, signal),
        create: [
            { label: () => msg("Add to existing group"), form: additionForm(user) },
            { label: () => msg("Add to new group"), form: creationForm(user) },
        ],
        remove: {
            noun: countOfGroups,
            key: ({ pk }) => pk,
            from: msg(str`those that ${user.username} is in`),
            destroy: (pk) => groups.removeUser(String(pk), user.pk),
        },
    });

const additionForm = (user: User): FormDefinition<Group, unknown> => ({
    header: () => msg(str`Add ${user.username} to groups`),
    submitLabel: () => msg("Add"),
    size: "lg",
    fields: () => [dual("added", msg("Groups"), searchGroups, { required: true })],
    save: ({ added }) => Promise.all((added as string[]).map((pk) => groups.addUser(pk, user.pk))),
    saved: () => msg("The user was added."),
});

/** The same form; the user is in what it makes. */
const creationForm = (user: User): FormDefinition<Group> => ({
    ...groupForm,
    save: async (values, object) => {
        const made = await groupForm.save(values, object);
        await groups.addUser(made.pk, user.pk);
        return made;
    },
});
