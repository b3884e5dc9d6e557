import { msg } from "@lit/localize";
import { allPages } from "#src/api/all-pages.ts";
import { groups, type Group } from "#src/api/groups.api.ts";
import { session } from "#src/context/session.ts";
import type { Lockout } from "#src/elements/removal.ts";

/** Whether somebody is the visitor, also while they act as another user. */
export const isVisitor = (pk: number): boolean => pk === session.value?.user.pk || pk === session.value?.original?.pk;

/**
 * Whether a visitor would no longer be an administrator outside of some groups: then they could not undo it.
 * @param pk of the visitor   @param name what has to be typed
 */
export async function losesRights(pk: number, left: readonly Group[], name: string): Promise<Lockout | undefined> {
    if (!left.some(({ is_superuser: is }) => is)) return undefined;
    const gone = new Set(left.map((group) => group.pk));
    const all = await allPages((page) => groups.list({ ...page, is_superuser: true, members_by_pk: [pk] }));
    if (all.some((group) => !gone.has(group.pk))) return undefined;
    return { text: msg("You are no administrator afterwards: only another one can take you in again."), name };
}
