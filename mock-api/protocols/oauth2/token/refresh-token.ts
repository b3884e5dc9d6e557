import { keepingWrites } from "#kernel/errors.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { requireSecret } from "../client-authentication.ts";
import { InvalidGrant, InvalidScope } from "../errors.ts";
import { scopesIn } from "../provider.ts";
import { issueTokens } from "../tokens.ts";
import { withTokens } from "./answer.ts";
import type { TokenRequest } from "./token.ts";

const REFRESH = "authentik_providers_oauth2.refreshtoken";

/** RFC 6749 6: new tokens for a refresh token, which is another one from then on. The old one is kept: whoever uses it again is noticed. */
export async function refreshToken({ call, provider, parameters }: TokenRequest): Promise<Response> {
    requireSecret(call, provider);
    const { db, random } = call;
    const token = db.by(REFRESH, "token", parameters.get("refresh_token") || null);
    if (!token || isExpired(token, random.now()) || token.provider !== provider.pk) throw new InvalidGrant();
    if (token.revoked) {
        writeEvent(call, "suspicious_request", "authentik.providers.oauth2.views.token", { message: "Revoked refresh token was used", token: token.token });
        throw keepingWrites(new InvalidGrant());
    }
    const asked = scopesIn(parameters.get("scope"));
    if (asked.some((scope) => !token.scope.includes(scope))) throw new InvalidScope();
    const user = db.find("authentik_core.user", token.user);
    if (!user?.is_active) throw new InvalidGrant();
    db.update(REFRESH, token.pk, { revoked: true });

    const { nonce } = token.claims;
    const grant = {
        provider,
        user,
        scopes: token.scope,
        nonce: typeof nonce === "string" ? nonce : undefined,
        authTime: token.auth_time === null ? undefined : Math.floor(Date.parse(token.auth_time) / 1000),
    };
    const narrowed = asked.length && asked.length < token.scope.length ? asked : undefined;
    return withTokens(await issueTokens(call, grant, { hasIdToken: true, hasRefreshToken: true, narrowed }, call.outside), narrowed);
}
