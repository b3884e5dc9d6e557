import { signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { area, choice, describe, flag, json, list, nested, type Row, text } from "#kernel/base/fields.ts";
import { asBoolean, equals } from "#kernel/resource/filters.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { asObject } from "#kernel/store/validate.ts";
import { computes } from "#kernel/resource/view.ts";
import { OAUTH_TYPES, type OAuthType, oauthType } from "./oauth-types.field.ts";
import { servicePicture } from "./connects.facet.ts";
import { byColumns, COMMON_COLUMNS, sourceFields, sourceResource } from "./source.family.ts";

const address = () => text({ nullable: true, max: 255 });

const fields = describe({
    ...sourceFields,
    provider_type: choice(OAUTH_TYPES.map(({ slug }) => slug)),
    request_token_url: address(),
    authorization_url: address(),
    access_token_url: address(),
    profile_url: address(),
    consumer_key: text(),
    consumer_secret: area({ writeOnly: true }),
    additional_scopes: text({ blank: true }),
    oidc_well_known_url: text({ blank: true }),
    oidc_jwks_url: text({ blank: true }),
    oidc_jwks: json({ default: {} }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_sources_oauth.oauthsource": Row<typeof fields>;
    }
}

const told = text({ nullable: true, readOnly: true });
const typeShape = nested("SourceType", {
    name: text(),
    slug: text(),
    urls_customizable: flag(false, { required: true }),
    request_token_url: told,
    authorization_url: told,
    access_token_url: told,
    profile_url: told,
});

/** A service as the API describes it; none has addresses for OAuth 1. */
const show = ({ name, slug, urls_customizable, authorization_url, access_token_url, profile_url }: OAuthType): JsonObject => ({
    name,
    slug,
    urls_customizable,
    request_token_url: null,
    authorization_url,
    access_token_url,
    profile_url,
});

const REQUIRED_ADDRESSES = ["authorization_url", "access_token_url", "profile_url"] as const;

/** People of another service that speaks OAuth2 or OpenID Connect. */
export const oauthSource = sourceResource("authentik_sources_oauth.oauthsource", {
    at: "oauth",
    component: "ak-source-oauth-form",
    schema: "OAuthSource",
    names: ["OAuth Source", "OAuth Sources"],
    fields,
    connect: ({ slug, provider_type }) => ({
        component: "ak-user-settings-source-oauth",
        url: `/source/oauth/login/${slug}/`,
        picture: servicePicture(provider_type),
    }),
    computed: {
        callback_url: computes(text(), ({ row, call }) => call.absolute(`/source/oauth/callback/${row.slug}/`)),
        type: computes({ ...typeShape, readOnly: true }, ({ row }) => show(oauthType(row.provider_type))),
    },
    prepare: ({ values, row }) => {
        const type = oauthType(values.provider_type ?? row?.provider_type ?? "");
        const missing = REQUIRED_ADDRESSES.find((name) => type[name] === null && values[name] === undefined && row?.[name] === undefined);
        if (missing) throw nonFieldError(`${missing} is required for provider ${type.name}`);
    },
    filters: {
        ...byColumns(...COMMON_COLUMNS, "request_token_url", "authorization_url", "access_token_url", "profile_url"),
        ...byColumns("consumer_key", "additional_scopes"),
        provider_type: { ...equals, shape: text() },
        // Whatever its value: only sources that know keys.
        has_jwks: {
            shape: flag(),
            test: ({ values }) => (asBoolean(values.at(-1)!) === undefined ? undefined : (row) => Object.keys(asObject(row.oidc_jwks)).length > 0),
        },
    },
});

/** GET sources/oauth/source_types/ : the services that are known, or the one that `name` asks for. */
export const sourceTypes = collectionAction(
    oauthSource,
    "GET",
    "source_types",
    { access: signedIn, query: { name: text() }, answer: list(typeShape), isList: true },
    ({ call }) => {
        const asked = call.url.searchParams.get("name");
        return ok(asked === null ? OAUTH_TYPES.filter(({ isUnlisted }) => !isUnlisted).map(show) : [show(oauthType(asked))]);
    },
);
