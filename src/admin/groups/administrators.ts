import { msg } from "@lit/localize";
import { allPages } from "#src/api/all-pages.ts";
import { groups, type Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import { ownValue } from "#src/base/own-value.ts";
import { session } from "#src/context/session.ts";
import type { Lockout } from "#src/elements/dialog/lockout.ts";
import { mayLockOut } from "#src/elements/dialog/typed-question.ts";

/** Whether somebody is the visitor, also while they act as another user. */
export const isVisitor = (pk: number): boolean => pk === session.value?.user.pk || pk === session.value?.original?.pk;

/** Somebody who can sign in is an administrator by a group. */
interface Right {
    /** Key of the group. */
    group: string;
    user: number;
}

/** The mark of accounts that programs use: nobody signs in by one. */
const SERVICE_ACCOUNT = "goauthentik.io/user/service-account";

/** Whether a member can sign in and undo something. */
const isPerson = ({ is_active: isActive, attributes = {} }: Group["users_obj"][number]): boolean =>
    isActive !== false && !ownValue(attributes, SERVICE_ACCOUNT);

/**
 * Whether nobody would be an administrator any more, or the visitor would not: then they could not undo it.
 * @param stays whether a right is there afterwards   @param name what has to be typed
 */
export async function losesRights(stays: (right: Right) => boolean, name: string): Promise<Lockout | undefined> {
    const all = await allPages((page) => groups.list({ ...page, is_superuser: true }));
    const rights = all.flatMap(({ pk: group, users_obj: members }) => members.filter(isPerson).map(({ pk: user }) => ({ group, user })));
    const left = rights.filter(stays);
    if (rights.length > 0 && left.length === 0)
        return { text: msg("Nobody is an administrator afterwards: nobody could change anything here any more."), name, visitor: true };
    const own = ({ user }: Right): boolean => isVisitor(user);
    if (rights.some(own) && !left.some(own))
        return { text: msg("You are no administrator afterwards: only another one can take you in again."), name, visitor: true };
    return undefined;
}

/** Whether somebody is locked out when a user is no longer let in. */
export async function losesUser({ pk, username }: Pick<User, "pk" | "username">): Promise<Lockout | undefined> {
    const lockout = await losesRights(({ user }) => user !== pk, username);
    if (!isVisitor(pk)) return lockout;
    const text = msg("You are about to deactivate yourself: you are signed out, and cannot sign in again until another administrator activates you.");
    return { text: lockout ? `${text} ${lockout.text}` : text, name: username, visitor: true };
}

/** Asks before a group is saved by which nobody, or the visitor no longer, would be an administrator. Rejects where it is not to be saved. */
export async function askForGroup(before: Group, { is_superuser: is = true, users }: { is_superuser?: boolean; users?: readonly number[] }): Promise<void> {
    const isTaken = users !== undefined && before.users?.some((user) => !users.includes(user));
    if (!before.is_superuser || (is && !isTaken)) return;
    const members = is ? users : [];
    await mayLockOut({
        header: msg("Save group"),
        yes: msg("Save"),
        name: before.name,
        lockout: () => losesRights(({ group, user }) => group !== before.pk || (members?.includes(user) ?? true), before.name),
    });
}

/** The same before a user is saved. */
export async function askForUser(before: User, { is_active: is = true, groups: now }: { is_active?: boolean; groups?: readonly string[] }): Promise<void> {
    const goes = before.is_active !== false && !is;
    const isTaken = now !== undefined && before.groups?.some((group) => !now.includes(group));
    if ((!before.is_superuser && !isVisitor(before.pk)) || (!goes && !isTaken)) return;
    await mayLockOut({
        header: msg("Save user"),
        yes: msg("Save"),
        name: before.username,
        lockout: () => (goes ? losesUser(before) : losesRights(({ group, user }) => user !== before.pk || (now?.includes(group) ?? true), before.username)),
    });
}
