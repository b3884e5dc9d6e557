import type { Access } from "#kernel/http/access.ts";
import { ownerOrSuperuser } from "#kernel/http/access.ts";
import type { Call } from "#kernel/http/call.ts";
import { denied } from "#kernel/base/errors.ts";
import { date, describe, embed, type Fields, flag, list, object, reference, type Row, serial, text } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import type { JsonObject, ModelName, Models } from "#kernel/base/models.ts";
import { type Resource, resource } from "#kernel/resource/resource.ts";
import { type Computed, computes } from "#kernel/resource/view.ts";

const PROVIDER = "authentik_providers_oauth2.oauth2provider";

const grantFields = describe({
    pk: serial(),
    provider: reference(PROVIDER),
    user: reference("authentik_core.user"),
    expires: date({ nullable: true, documentedAs: date({ optional: true }) }),
    expiring: flag(true, { hidden: true }),
    scope: list(text()),
});
type Grant = Row<typeof grantFields>;

const codeFields = describe({
    ...grantFields,
    code: text({ hidden: true }),
    nonce: text({ hidden: true, nullable: true }),
    code_challenge: text({ hidden: true, nullable: true }),
    code_challenge_method: text({ hidden: true, nullable: true }),
    redirect_uri: text({ hidden: true }),
    auth_time: date({ hidden: true, nullable: true }),
});
const tokenFields = describe({
    ...grantFields,
    claims: object({ hidden: true }),
    revoked: flag(),
    token: text({ hidden: true }),
    /** What all tokens of one authorization have in common, those of their refresh tokens included; null where nothing else can come of it. */
    family: text({ hidden: true, nullable: true }),
    auth_time: date({ hidden: true, nullable: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_oauth2.authorizationcode": Row<typeof codeFields>;
        "authentik_providers_oauth2.accesstoken": Row<typeof tokenFields>;
        "authentik_providers_oauth2.refreshtoken": Row<typeof tokenFields>;
    }
}

const whole = (target: string) => embed(target, { optional: true, required: true });

const computed: Readonly<Record<string, Computed<Grant>>> = {
    provider: computes(whole(PROVIDER), ({ row, db, call }) => call.show(PROVIDER, db.get(PROVIDER, row.provider))),
    user: computes(whole("authentik_core.user"), ({ row, db, call }) => call.show("authentik_core.user", db.get("authentik_core.user", row.user))),
    is_expired: computes(flag(), ({ row, call }) => row.expiring && row.expires !== null && Date.parse(row.expires) <= call.random.now()),
};

/** The claims of a token as its detail page shows them: indented JSON. */
const id_token = computes<Grant & { readonly claims: JsonObject }>(text(), ({ row }) => JSON.stringify(row.claims, null, 4));

const own = ownerOrSuperuser("user");

/** People see their own grants; only administrators take them back. */
const readOwn: Access = {
    ...own,
    name: "read own, superuser changes",
    enter(call: Call) {
        own.enter(call);
        if (call.isUnsafe && !call.isSuperuser) throw denied();
    },
};

interface GrantSpec {
    readonly at: string;
    readonly schema: string;
    readonly name: string;
    readonly fields: Fields;
    readonly computed?: Readonly<Record<string, Computed<never>>>;
    /** What a row is found by. */
    readonly indexes: readonly string[];
}

const grantResource = <const M extends ModelName>(model: M, { at, schema, name, fields, computed: more, indexes }: GrantSpec): Resource<Models[M]> =>
    resource(model, {
        path: `oauth2/${at}/{id}`,
        schema,
        names: [name, `${name}s`],
        fields,
        computed: { ...(computed as object), ...more },
        indexes: indexes as never,
        order: ["provider", "expires"],
        filters: { user: equals, provider: equals },
        access: readOwn,
        operations: ["list", "retrieve", "destroy", "used_by"],
    });

const token = { schema: "TokenModel", fields: tokenFields, computed: { id_token }, indexes: ["token", "family"] };

/** Codes on their way to be changed into tokens (RFC 6749, 4.1.2). */
export const authorizationCode = grantResource("authentik_providers_oauth2.authorizationcode", {
    at: "authorization_codes",
    schema: "ExpiringBaseGrantModel",
    name: "Authorization Code",
    fields: codeFields,
    indexes: ["code"],
});
export const accessToken = grantResource("authentik_providers_oauth2.accesstoken", { ...token, at: "access_tokens", name: "OAuth2 Access Token" });
export const refreshToken = grantResource("authentik_providers_oauth2.refreshtoken", { ...token, at: "refresh_tokens", name: "OAuth2 Refresh Token" });
