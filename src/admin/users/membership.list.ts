import { msg, str } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import { plural } from "#src/base/plural.ts";
import { andThen, type FormLoader } from "#src/elements/form/form.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { groupForms } from "../groups/forms.ts";
import { groupList } from "../groups/group.list.ts";
import { losesRights } from "../groups/administrators.ts";

/** Groups that a user is in. */
export const membershipList = (user: User): ListDefinition<Group> =>
    groupList({
        load: (query, signal) => groups.list({ ...query, members_by_pk: [user.pk] }, signal),
        create: [
            { label: () => msg("Add to existing group"), form: groupForms.userToGroups(user) },
            { label: () => msg("Add to new group"), form: newGroupOf(user) },
        ],
        empty: () => ({ icon: "user", header: msg("Not in any group yet."), text: msg("Policies and applications can let the members of a group in.") }),
        remove: {
            question: (count) => plural(count, { one: msg("Remove the user from 1 group?"), other: msg(str`Remove the user from ${count} groups?`) }),
            key: ({ pk }) => pk,
            lockout: (chosen) => {
                const gone = new Set(chosen.filter(({ is_superuser: is }) => is).map(({ pk }) => pk));
                return gone.size > 0 ? losesRights((right) => right.user !== user.pk || !gone.has(right.group), user.username) : undefined;
            },
            outOf: msg(str`The groups themselves stay. ${user.username} is no longer in them.`),
            destroy: (pk) => groups.removeUser(String(pk), user.pk),
            undoing:
                ({ pk }) =>
                () =>
                    groups.addUser(pk, user.pk),
        },
    });

/** The same form; the user is in what it makes. */
const newGroupOf =
    (user: User): FormLoader<undefined> =>
    async () =>
        andThen(await groupForms.group(), (made) => groups.addUser(made.pk, user.pk));
