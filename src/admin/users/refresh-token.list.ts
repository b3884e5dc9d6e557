import { msg, str } from "@lit/localize";
import { html } from "lit";
import { refreshTokens, type RefreshToken } from "#src/api/refresh-tokens.api.ts";
import type { User } from "#src/api/users.api.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import "#src/elements/code/codemirror.ts";
import { label } from "#src/elements/label.ts";
import { deadline, link } from "#src/elements/table/column.ts";
import { providerHref } from "../providers/provider-href.ts";
import { plural } from "#src/base/plural.ts";

/** With which applications stay signed in as a user. */
export const refreshTokenList = (user: User): ListDefinition<RefreshToken> => ({
    title: () => msg("OAuth refresh tokens"),
    load: (query, signal) => refreshTokens.list({ ...query, user: user.pk }, signal),
    name: ({ provider, pk }) => `${provider.name} ${pk}`,
    order: "-expires",
    columns: [
        { title: () => msg("Provider"), sort: "provider", cell: ({ provider }) => link(providerHref(provider.pk), provider.name) },
        { title: () => msg("Revoked"), sort: "revoked", cell: ({ revoked }) => (revoked ? label(msg("Yes"), "orange") : label(msg("No"), "green")) },
        { title: () => msg("Expires"), sort: "expires", cell: ({ expires }) => deadline(expires) },
        { title: () => msg("Scopes"), cell: ({ scope }) => scope.join(", ") },
    ],
    expand: ({ id_token: claims }) => html`<ak-codemirror readonly mode="json" label=${msg("ID token")} .value=${claims}></ak-codemirror>`,
    empty: () => ({
        icon: "applications",
        header: msg("No refresh tokens yet."),
        text: msg("An application gets one when the user signs in to it and it asks for offline access."),
    }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 refresh token?"), other: msg(str`Delete ${count} refresh tokens?`) }),
        key: ({ pk }) => pk,
        called: ({ provider, pk }) => msg(str`Refresh token ${pk} of ${provider.name}`),
        effect: (count) =>
            plural(count, {
                one: msg("The application cannot renew its access by it any more."),
                other: msg("The applications cannot renew their access by them any more."),
            }),
        destroy: refreshTokens.destroy,
        isForGood: true,
    },
});
