import { signedIn } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import { nested, object, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { issuerOf } from "#mock/apps/providers/discovery.field.ts";
import { oauth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { askedUser } from "#mock/policies/application-access.actions.ts";
import { scopeClaims, standardClaims } from "./claims.ts";
import { scopeMappings } from "./provider.ts";

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

/** How long the token of a preview would live: 30 minutes. */
const PREVIEW_LIFETIME_MS = 30 * 60_000;

export const preview = nested("PropertyMappingPreview", { preview: object({ readOnly: true }) });

/** GET providers/oauth2/{id}/preview_user/ : the ID token that the caller would get with every scope of the provider; `?for_user=` for somebody else (D-450). */
export const oauth2Preview = action(oauth2Provider, "GET", "preview_user", { answer: preview, answers: { 400: null } }, ({ row, call, db }) => {
    const user = db.get("authentik_core.user", askedUser(call));
    const scopes = scopeMappings(db, row).map(({ scope_name }) => scope_name);
    const claims = standardClaims(call, { provider: row, user, issued: call.random.now(), life: PREVIEW_LIFETIME_MS });
    return ok({ preview: { ...claims, ...scopeClaims(call, row, user, scopes) } });
});
