import { allPages } from "#src/api/all-pages.ts";
import { tokens } from "#src/api/tokens.api.ts";
import { users, type User } from "#src/api/users.api.ts";

type UsedBy = Awaited<ReturnType<typeof users.usedBy>>[number];

/** What goes along with a user: their tokens too, which the API deletes as well, but does not count among what uses a user. */
export async function usesOfUser(pk: string | number, signal: AbortSignal, { username }: Pick<User, "username">): Promise<UsedBy[]> {
    const [uses, all] = await Promise.all([users.usedBy(pk, signal), allPages((page) => tokens.list({ ...page, user__username: username }, signal))]);
    return [
        ...uses,
        ...all.map(({ pk: key, identifier: name }): UsedBy => ({ app: "authentik_core", model_name: "token", pk: key ?? "", name, action: "CASCADE" })),
    ];
}
