import { msg } from "@lit/localize";
import { html } from "lit";
import { tokens } from "#src/api/tokens.api.ts";
import "#src/pages/filters.ts";
import { filterKeys, filterValues, isFiltered, type Filter } from "#src/pages/filters.ts";
import { listPage } from "#src/pages/list-page.ts";
import { intentName } from "#src/pages/lists/token.list.ts";
import { tokenForms } from "./forms.ts";
import { tokenList } from "./token.list.ts";

/** Named as the API's own filters. */
const filters: readonly Filter[] = [
    {
        key: "intent",
        label: () => msg("Any intent"),
        options: () => (["api", "app_password", "recovery", "verification"] as const).map((intent) => [intent, intentName(intent)]),
    },
    { key: "user__username", label: () => msg("Username") },
];

/** Everybody's tokens. */
export const tokensPage = listPage({
    ...tokenList({
        load: (query, signal) => tokens.list({ ...query, ...filterValues(filters) }, signal),
        create: [{ label: () => msg("Create"), form: tokenForms.token }],
        address: filterKeys(filters),
        empty: () =>
            isFiltered(filters) ? { icon: "search", header: msg("No token matches these filters.") } : { icon: "key", header: msg("No tokens yet.") },
        filters: (list) => html`<ak-filters .filters=${filters} @ak-filter=${list.restart}></ak-filters>`,
    }),
    description: () => msg("Keys that act for a user: for the API, for applications that ask for a password, and for links in emails."),
});
