import { msg } from "@lit/localize";
import { devices } from "#src/api/devices.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import { mailAddress, moment } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { lastEvents } from "../events/last-events.ts";
import { userHref } from "./user-href.ts";
import { standing } from "./user-standing.ts";

/** A user beside the list of users: who they are, what they may do, and what they did. */
export const userPeek: Peek<User> = {
    kind: () => msg("User"),
    href: ({ pk }) => userHref(pk),
    facts: (user, refresh) => [
        [msg("Name"), user.name],
        [msg("Email"), mailAddress(user.email)],
        [msg("Path"), user.path],
        [msg("Last sign-in"), moment(user.last_login)],
        ...standing(user, refresh),
    ],
    async more({ pk }, signal) {
        const [, theirs] = await Promise.all([users.retrieve(pk, signal), devices.of(pk, signal)]);
        return [[msg("MFA devices"), theirs.map(({ name }) => name).join(", ")]];
    },
    events: ({ username }, signal) => lastEvents({ username }, signal),
};
