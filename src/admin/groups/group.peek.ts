import { msg } from "@lit/localize";
import { html } from "lit";
import { groups, type Group } from "#src/api/groups.api.ts";
import { link, links, yesNo } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { lastChanges } from "../events/last-events.ts";
import { userHref } from "../users/user-href.ts";
import { groupHref } from "./group-href.ts";

/** As many as there is room for beside a list. */
const SHOWN = 20;

/** A group beside the list of groups: who is in it, and who changed it. */
export const groupPeek: Peek<Group> = {
    kind: () => msg("Group"),
    href: ({ pk }) => groupHref(pk),
    facts: ({ is_superuser: is, parent, parent_name: name }) => [
        [msg("Superuser"), yesNo(is)],
        [msg("Parent"), parent ? link(groupHref(parent), name) : ""],
    ],
    async more({ pk }, signal) {
        const { users_obj: members } = await groups.retrieve(pk, signal);
        return [
            [msg("Members"), members.length],
            [
                msg("Users"),
                links(members.slice(0, SHOWN).map(({ pk: user, username }) => [userHref(user), username])).concat(members.length > SHOWN ? html` …` : []),
            ],
        ];
    },
    events: ({ pk }, signal) => lastChanges({ app: "authentik_core", model: "group", pk }, signal),
};
