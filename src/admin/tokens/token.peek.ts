import { msg } from "@lit/localize";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import { deadline, link } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { intentName } from "#src/pages/lists/token.list.ts";
import { lastChanges } from "../events/last-events.ts";
import { usedBy } from "../used-by.ts";
import { userHref } from "../users/user-href.ts";

/** A token beside a list of tokens: for whom it acts, and until when. */
export const tokenPeek: Peek<Token> = {
    kind: ({ intent }) => intentName(intent),
    facts: ({ user_obj: owner, description, managed, expiring, expires }) => [
        [msg("User"), owner ? link(userHref(owner.pk), owner.username) : ""],
        [msg("Description"), managed ? msg("Managed by authentik") : description],
        [msg("Expires"), expiring ? deadline(expires) : msg("Never")],
    ],
    more: async ({ identifier }, signal) => usedBy(await tokens.usedBy(identifier, signal)),
    events: ({ pk }, signal) => lastChanges({ app: "authentik_core", model: "token", pk }, signal),
};
