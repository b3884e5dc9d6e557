import { msg, str } from "@lit/localize";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import { plural } from "#src/base/plural.ts";
import { andThen, type FormLoader } from "#src/elements/form/form.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { userForms } from "../users/forms.ts";
import { userList } from "../users/user.list.ts";
import { groupForms } from "./forms.ts";
import { isVisitor, losesRights } from "./administrators.ts";

/** Members of a group, as users: those there are come in, new ones are made in it, and they are taken out. */
export const memberList = (group: Group): ListDefinition<User> =>
    userList(() => ({ groups_by_pk: [group.pk] }), {
        title: () => msg("Members"),
        empty: () => ({ icon: "user", header: msg("No members yet."), text: msg("Add users who exist, or create one in this group.") }),
        create: [
            { label: () => msg("Add existing user"), form: groupForms.usersToGroup(group) },
            { label: () => msg("Create user"), form: inGroup(userForms.user, ({ pk }) => pk, group) },
            { label: () => msg("Create service account"), form: inGroup(userForms.serviceAccount, ({ user_pk: pk }) => pk, group) },
        ],
        remove: {
            question: (count) => plural(count, { one: msg("Remove 1 user from the group?"), other: msg(str`Remove ${count} users from the group?`) }),
            key: ({ pk }) => pk,
            lockout: (chosen) => {
                const [first = group] = [...chosen.filter(({ pk }) => isVisitor(pk)), ...chosen];
                const gone = new Set(chosen.map(({ pk }) => pk));
                if (!group.is_superuser) return undefined;
                return losesRights((right) => right.group !== group.pk || !gone.has(right.user), "username" in first ? first.username : first.name);
            },
            outOf: msg(str`The users themselves stay. They are no longer in ${group.name}.`),
            destroy: (pk) => groups.removeUser(group.pk, Number(pk)),
            undoing:
                ({ pk }) =>
                () =>
                    groups.addUser(group.pk, pk),
        },
    });

/** The same form; whoever it makes is a member of the group. The original leaves them outside. */
const inGroup =
    <R>(load: FormLoader<undefined, R>, key: (made: R) => number, group: Group): FormLoader<undefined, R> =>
    async () =>
        andThen(await load(undefined), (made) => groups.addUser(group.pk, key(made)));
