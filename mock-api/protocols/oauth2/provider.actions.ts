import { signedIn } from "#kernel/access.ts";
import { action } from "#kernel/action.ts";
import type { Call } from "#kernel/call.ts";
import { nested, object, text } from "#kernel/fields.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import { isObject } from "#kernel/validate.ts";
import { type User, uidOf } from "#mock/apps/core/user.resource.ts";
import { issuerOf } from "#mock/apps/providers/discovery.field.ts";
import { mappedValues } from "#mock/expressions/mapped-values.ts";
import { type OAuth2Provider, oauth2Provider } from "#mock/apps/providers/oauth2.resource.ts";

const shown = text({ readOnly: true });
const setupUrls = { issuer: shown, authorize: shown, token: shown, user_info: shown, provider_info: shown, logout: shown, jwks: shown };

/** GET providers/oauth2/{id}/setup_urls/ : what an application is configured with. Those of the application are null without one. */
export const oauth2SetupUrls = action(
    oauth2Provider,
    "GET",
    "setup_urls",
    { access: signedIn, answer: nested("OAuth2ProviderSetupURLs", setupUrls), answers: { 404: null } },
    ({ row, call, db }) => {
        const slug = db.by("authentik_core.application", "provider", row.pk)?.slug;
        const at = (path: string) => call.absolute(`/application/o/${path}`);
        const own = (path: string) => (slug === undefined ? null : at(`${slug}/${path}`));
        return ok({
            issuer: issuerOf(call, row),
            authorize: at("authorize/"),
            token: at("token/"),
            user_info: at("userinfo/"),
            provider_info: own(".well-known/openid-configuration"),
            logout: own("end-session/"),
            jwks: own("jwks/") ?? undefined,
        });
    },
);

/** How long the token of a preview would live: 30 minutes, in seconds. */
const PREVIEW_LIFETIME = 30 * 60;

/** What identifies a user to the applications of a provider. */
export function subjectOf(call: Call, provider: Pick<OAuth2Provider, "sub_mode">, user: User): string {
    const modes: Record<OAuth2Provider["sub_mode"], () => Json> = {
        hashed_user_id: () => uidOf(call.db, user),
        user_id: () => String(user.pk),
        user_username: () => user.username,
        user_email: () => user.email,
        user_upn: () => user.attributes.upn ?? uidOf(call.db, user),
    };
    return String(modes[provider.sub_mode]());
}

export const preview = nested("PropertyMappingPreview", { preview: object({ readOnly: true }) });

/** GET providers/oauth2/{id}/preview_user/ : the ID token that the caller would get with every scope of the provider. */
export const oauth2Preview = action(oauth2Provider, "GET", "preview_user", { answer: preview, answers: { 400: null } }, ({ row, call, db }) => {
    const user = db.get("authentik_core.user", call.principal!.pk);
    const now = Math.floor(call.random.now() / 1000);
    const claims = mappedValues(call, row.property_mappings, user.pk, { provider: row.pk, token: null }).filter(({ value }) => isObject(value));
    return ok({
        preview: {
            iss: issuerOf(call, row) ?? undefined,
            sub: subjectOf(call, row, user),
            aud: row.client_id,
            exp: now + PREVIEW_LIFETIME,
            iat: now,
            acr: "goauthentik.io/providers/oauth2/default",
            ...Object.assign({}, ...claims.map(({ value }) => value as JsonObject)),
        },
    });
});
