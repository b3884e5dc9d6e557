import { msg, str } from "@lit/localize";
import { consents, type Consent } from "#src/api/consents.api.ts";
import { moment } from "#src/elements/time.ts";
import type { ListDefinition } from "../list.ts";
import { plural } from "#src/base/plural.ts";

/** What a user has let applications know; deleting makes them ask again. */
export const consentList = (user: () => Promise<number> | number): ListDefinition<Consent> => ({
    title: () => msg("Consents"),
    load: async (query, signal) => consents.list({ ...query, user: await user() }, signal),
    name: ({ application }) => application.name,
    order: "expires",
    columns: [
        { title: () => msg("Application"), sort: "application", cell: ({ application }) => application.name },
        { title: () => msg("Expires"), sort: "expires", cell: ({ expires }) => moment(expires) },
        { title: () => msg("Permissions"), sort: "permissions", cell: ({ permissions }) => permissions || "–" },
    ],
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 consent?"), other: msg(str`Delete ${count} consents?`) }),
        key: ({ pk }) => pk,
        called: ({ application }) => msg(str`Consent for ${application.name}`),
        effect: (count) =>
            plural(count, {
                one: msg("The application asks for it again at the next sign-in."),
                other: msg("The applications ask for them again at the next sign-in."),
            }),
        destroy: consents.destroy,
        isForGood: true,
    },
    empty: () => ({ icon: "check", header: msg("No consents yet."), text: msg("Applications that were allowed to see user data are listed here.") }),
});
