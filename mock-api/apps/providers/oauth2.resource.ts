import { area, choice, describe, duration, flag, reference, references, type Row, text, uuid } from "#kernel/base/fields.ts";
import { anyOf, equals } from "#kernel/resource/filters.ts";
import { providerFields, providerResource } from "./provider.family.ts";

/** Letters and digits of the identifiers that the server makes. */
const [ID_LENGTH, SECRET_LENGTH] = [40, 128] as const;

export const oauth2Fields = describe({
    ...providerFields,
    client_type: choice({ confidential: "Confidential", public: "Public" }, { default: "confidential" }),
    client_id: text({ max: 255, unique: true, title: "Client ID", default: (random) => random.text(ID_LENGTH) }),
    client_secret: text({ max: 255, blank: true, default: (random) => random.text(SECRET_LENGTH) }),
    access_code_validity: duration({ default: "minutes=1" }),
    access_token_validity: duration({ default: "hours=1" }),
    refresh_token_validity: duration({ default: "days=30" }),
    include_claims_in_id_token: flag(true),
    signing_key: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set null", accessor: "oauth2provider_set" }),
    redirect_uris: area({ blank: true }),
    sub_mode: choice(["hashed_user_id", "user_id", "user_username", "user_email", "user_upn"], { default: "hashed_user_id" }),
    issuer_mode: choice(
        { global: "Same identifier is used for all providers", per_provider: "Each provider has a different issuer" },
        { default: "per_provider" },
    ),
    jwks_sources: references("authentik_sources_oauth.oauthsource", { accessor: "oauth2provider_set" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_oauth2.oauth2provider": Row<typeof oauth2Fields>;
    }
}
export type OAuth2Provider = Row<typeof oauth2Fields>;

/** Signs people in with OAuth2 and OpenID Connect. Proxy providers extend it, and are in its list. */
export const oauth2Provider = providerResource("authentik_providers_oauth2.oauth2provider", {
    at: "oauth2",
    component: "ak-provider-oauth2-form",
    schema: "OAuth2Provider",
    names: ["OAuth2/OpenID Provider", "OAuth2/OpenID Providers"],
    summary: "OAuth2 Provider for generic OAuth and OpenID Connect Applications.",
    fields: oauth2Fields,
    // The first redirect URI without its path: where people find the application behind it.
    launch: ({ redirect_uris }) => /^([a-z][a-z\d+.-]*:\/\/[^/?#\n]*)/i.exec(redirect_uris)?.[1] ?? null,
    carried: null,
    label: (row) => `OAuth2 Provider ${row.name}`,
    filters: {
        name: equals,
        authorization_flow: equals,
        property_mappings: anyOf("property_mappings", uuid()),
        application: {
            shape: uuid(),
            test: (asked) => {
                const found = equals.test({ ...asked, fields: describe({ application: reference("authentik_core.application") }) });
                if (typeof found !== "function") return found;
                const used = asked.call.db.find("authentik_core.application", asked.values.at(-1)!)?.provider;
                return (row) => row.pk === used;
            },
        },
        client_type: equals,
        client_id: equals,
        access_code_validity: equals,
        access_token_validity: equals,
        refresh_token_validity: equals,
        include_claims_in_id_token: equals,
        signing_key: equals,
        redirect_uris: equals,
        sub_mode: equals,
        issuer_mode: equals,
    },
});
