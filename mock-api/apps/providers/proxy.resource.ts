import type { Db } from "#kernel/store/db.ts";
import { invalidFields, nonFieldError } from "#kernel/base/errors.ts";
import { area, choice, describe, duration, flag, float, link, list, reference, references, type Row, text, uuid } from "#kernel/base/fields.ts";
import { anyOf, byKey, equals } from "#kernel/resource/filters.ts";
import { milliseconds } from "#kernel/store/formats.ts";
import type { Key } from "#kernel/base/models.ts";
import { computes } from "#kernel/resource/view.ts";
import { oauth2Fields } from "./oauth2.resource.ts";
import { discovery, discoveryShape } from "./discovery.field.ts";
import { outpostFeed } from "./outpost-feed.family.ts";
import { assignedTo, outpost_set, providerFields, providerResource, unassigned } from "./provider.family.ts";

const COOKIE_SECRET_LENGTH = 32;

const hidden = { hidden: true } as const;

const fields = describe({
    ...providerFields,
    client_id: { ...oauth2Fields.client_id, readOnly: true, max: undefined },
    internal_host: link({ blank: true }),
    external_host: link(),
    internal_host_ssl_validation: flag(true),
    certificate: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set null" }),
    skip_path_regex: area({ blank: true }),
    basic_auth_enabled: flag(),
    basic_auth_password_attribute: text({ blank: true }),
    basic_auth_user_attribute: text({ blank: true }),
    mode: choice(["proxy", "forward_single", "forward_domain"], { default: "proxy" }),
    intercept_header_auth: flag(true),
    redirect_uris: text({ readOnly: true }),
    cookie_domain: text({ blank: true }),
    jwks_sources: references("authentik_sources_oauth.oauthsource", { accessor: "oauth2provider_set" }),
    access_token_validity: duration({ default: "hours=1" }),
    refresh_token_validity: duration({ default: "days=30" }),
    client_type: { ...oauth2Fields.client_type, ...hidden },
    client_secret: { ...oauth2Fields.client_secret, ...hidden },
    access_code_validity: { ...oauth2Fields.access_code_validity, ...hidden },
    include_claims_in_id_token: { ...oauth2Fields.include_claims_in_id_token, ...hidden },
    signing_key: { ...oauth2Fields.signing_key, ...hidden },
    sub_mode: { ...oauth2Fields.sub_mode, ...hidden },
    issuer_mode: { ...oauth2Fields.issuer_mode, ...hidden },
    cookie_secret: text({ ...hidden, default: (random) => random.text(COOKIE_SECRET_LENGTH) }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_proxy.proxyprovider": Row<typeof fields>;
    }
}
export type ProxyProvider = Row<typeof fields>;

/** Mappings that an outpost needs, whatever else is chosen. */
const REQUIRED_MAPPINGS = ["oauth2/scope-openid", "oauth2/scope-profile", "oauth2/scope-email", "proxy/scope-proxy"];

const requiredMappings = (db: Db): Key[] =>
    REQUIRED_MAPPINGS.flatMap((name) => db.where("authentik_core.propertymapping", "managed", `goauthentik.io/providers/${name}`).map(({ pk }) => pk));

/** Fields of a proxy provider that outposts read unchanged. */
const OUTPOST_FIELDS = [
    ...["internal_host", "external_host", "internal_host_ssl_validation", "client_id", "client_secret", "cookie_secret", "certificate"],
    ...["skip_path_regex", "basic_auth_enabled", "basic_auth_password_attribute", "basic_auth_user_attribute", "mode", "cookie_domain"],
    "intercept_header_auth",
];

/** Guards an application that knows no single sign-on: an outpost stands in front of it. It is an OAuth2 provider for that outpost. */
export const proxyProvider = providerResource("authentik_providers_proxy.proxyprovider", {
    at: "proxy",
    component: "ak-provider-proxy-form",
    schema: "ProxyProvider",
    names: ["Proxy Provider", "Proxy Providers"],
    summary: "Protect applications that don't support any of the other protocols by using a Reverse-Proxy.",
    fields,
    families: ["authentik_core.provider", "authentik_providers_oauth2.oauth2provider"],
    launch: ({ external_host }) => external_host,
    carried: { by: "proxy" },
    computed: { outpost_set },
    secondaryPath: outpostFeed("proxy", "ProxyOutpostConfig", { ...fields, client_id: oauth2Fields.client_id }, OUTPOST_FIELDS, {
        oidc_configuration: computes(discoveryShape, ({ row, call }) => discovery(call, row)),
        access_token_validity: computes(float({ nullable: true, readOnly: true }), ({ row }) => milliseconds(row.access_token_validity) / 1000),
        scopes_to_request: computes(list(text(), { readOnly: true }), ({ row, db }) => scopesOf(db, row.property_mappings)),
        ...assignedTo,
    }),
    label: (row) => `Proxy Provider ${row.name}`,
    prepare: ({ values, row, db }) => {
        const { mode = "proxy", internal_host = row?.internal_host ?? "", basic_auth_enabled } = values;
        if (mode === "proxy" && !internal_host) throw nonFieldError("Internal host cannot be empty when forward auth is disabled.");
        if (basic_auth_enabled && !(values.basic_auth_password_attribute && values.basic_auth_user_attribute))
            throw invalidFields({ basic_auth_enabled: ["User and password attributes must be set when basic auth is enabled."] });
        Object.assign(values, { client_type: "confidential", signing_key: null, include_claims_in_id_token: true });
        values.property_mappings = [...new Set([...(values.property_mappings ?? row?.property_mappings ?? []), ...requiredMappings(db)])];
        values.redirect_uris = callbacks(values.external_host ?? row?.external_host ?? "");
    },
    filters: {
        application__isnull: unassigned,
        name__iexact: equals,
        authorization_flow__slug__iexact: { ...equals, shape: text() },
        property_mappings__iexact: anyOf("property_mappings", uuid()),
        internal_host__iexact: equals,
        external_host__iexact: equals,
        internal_host_ssl_validation__iexact: { ...equals, shape: flag() },
        certificate__kp_uuid__iexact: byKey("certificate"),
        certificate__name__iexact: equals,
        skip_path_regex__iexact: equals,
        basic_auth_enabled__iexact: { ...equals, shape: flag() },
        basic_auth_password_attribute__iexact: equals,
        basic_auth_user_attribute__iexact: equals,
        mode__iexact: equals,
        redirect_uris__iexact: equals,
        cookie_domain__iexact: equals,
    },
});

/** The two patterns of addresses that an outpost's sign-in comes back to. */
function callbacks(external: string): string {
    const outpost = URL.canParse(external) ? new URL("outpost.goauthentik.io/callback", external).href : external;
    return [outpost, external].map((address) => String.raw`${address}\?X-authentik-auth-callback=true`).join("\n");
}

/** Names of the scopes of these mappings, each once. */
const scopesOf = (db: Db, mappings: readonly Key[]): string[] => [
    ...new Set(mappings.flatMap((key) => db.find("authentik_providers_oauth2.scopemapping", key)?.scope_name ?? [])),
];
