import { msg } from "@lit/localize";
import { tokens } from "#src/api/tokens.api.ts";
import type { Filter } from "#src/pages/filter.ts";
import { listPage } from "#src/pages/list-page.ts";
import { intentName } from "#src/pages/lists/token.list.ts";
import { tokenForms } from "./forms.ts";
import { tokenList } from "./token.list.ts";

/** Named as the API's own filters. */
const filters: readonly Filter[] = [
    {
        key: "intent",
        label: () => msg("Any intent"),
        name: () => msg("Intent"),
        options: () => (["api", "app_password", "recovery", "verification"] as const).map((intent) => [intent, intentName(intent)]),
    },
    { key: "user__username", label: () => msg("Username") },
];

/** Everybody's tokens. */
export const tokensPage = listPage({
    ...tokenList({
        load: tokens.list,
        create: [{ label: () => msg("Create"), form: tokenForms.token }],
        filterBy: filters,
    }),
    description: () => msg("Keys that act for a user: for the API, for applications that ask for a password, and for links in emails."),
});
