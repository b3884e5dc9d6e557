import { msg, str } from "@lit/localize";
import { groups } from "#src/api/groups.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import { plural } from "#src/base/plural.ts";
import type { BulkAction, BulkWork } from "#src/elements/dialog/bulk.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { notify } from "#src/elements/messages.ts";
import { groupForms } from "../groups/forms.ts";
import { whoMustStay } from "./user.actions.ts";

/** What can be done with several users at once, wherever they are listed. */
export const userBulk: readonly BulkAction<User>[] = [
    { label: () => msg("Activate"), icon: "success", applies: ({ is_active: is }) => is === false, work: activation },
    { label: () => msg("Deactivate"), icon: "denied", applies: ({ is_active: is }) => is !== false, work: deactivation },
    { label: () => msg("Add to group"), icon: "add", work: addition },
];

const activated = (count: number): string => plural(count, { one: msg("1 user was activated."), other: msg(str`${count} users were activated.`) });
const deactivated = (count: number): string => plural(count, { one: msg("1 user was deactivated."), other: msg(str`${count} users were deactivated.`) });

/** Sets who may sign in. @returns what sets it back */
const switching =
    (active: boolean) =>
    async ({ pk }: User) => {
        await users.patch(pk, { is_active: active });
        return () => users.patch(pk, { is_active: !active });
    };

function activation(objects: readonly User[]): BulkWork<User> {
    return { objects, header: msg("Activating users"), act: switching(true), done: activated, undone: deactivated };
}

async function deactivation(objects: readonly User[]): Promise<BulkWork<User>> {
    const refusal = await whoMustStay(objects);
    const count = objects.filter((user) => refusal(user) === undefined).length;
    return {
        objects,
        header: count > 0 ? plural(count, { one: msg("Deactivate 1 user?"), other: msg(str`Deactivate ${count} users?`) }) : msg("Nobody can be deactivated"),
        question: { text: msg("They will be signed out everywhere and cannot sign in again until activated."), yes: msg("Deactivate"), refusal },
        act: switching(false),
        done: deactivated,
        undone: activated,
    };
}

async function addition(chosen: readonly User[]): Promise<BulkWork<User> | undefined> {
    const picked = await openForm(groupForms.oneFor(chosen.length), undefined);
    if (!picked) return undefined;
    const { pk: group, name, users: members = [] } = picked.saved;
    // Undo must not take out who was in before.
    const objects = chosen.filter(({ pk }) => !members.includes(pk));
    if (objects.length === 0) {
        notify("info", msg(str`All of them are in ${name} already.`));
        return undefined;
    }
    return {
        objects,
        header: msg(str`Adding to ${name}`),
        act: async ({ pk }) => {
            await groups.addUser(group, pk);
            return () => groups.removeUser(group, pk);
        },
        done: (count) => plural(count, { one: msg(str`1 user was added to ${name}.`), other: msg(str`${count} users were added to ${name}.`) }),
        undone: (count) => plural(count, { one: msg(str`1 user was removed from ${name}.`), other: msg(str`${count} users were removed from ${name}.`) }),
    };
}
