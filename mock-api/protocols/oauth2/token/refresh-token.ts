import { keepingWrites } from "#kernel/base/errors.ts";
import type { Models } from "#kernel/base/models.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { requireSecret } from "../client-authentication.ts";
import { InvalidGrant, InvalidScope } from "../errors.ts";
import { scopesIn } from "../provider.ts";
import { familyOf, issueTokens } from "../tokens.ts";
import { withTokens } from "./answer.ts";
import type { TokenRequest } from "./token-request.ts";

const REFRESH = "authentik_providers_oauth2.refreshtoken";
type RefreshToken = Models[typeof REFRESH];

/** The refresh token that a client of its own has sent, used already or not. Throws for all others. */
export function sentRefreshToken({ call, provider, parameters }: TokenRequest): RefreshToken {
    requireSecret(call, provider);
    const token = call.db.by(REFRESH, "token", parameters.get("refresh_token") || null);
    if (!token || isExpired(token, call.random.now()) || token.provider !== provider.pk) throw new InvalidGrant();
    return token;
}

/** One that was made before families were kept begins one. */
export const familyOfToken = ({ family, token }: RefreshToken): string => family ?? familyOf(token);

/** RFC 6749 6: new tokens for a refresh token, which is another one from then on. The old one is kept: whoever uses it again is noticed. */
export async function refreshToken({ call, provider, parameters }: TokenRequest): Promise<Response> {
    const { db } = call;
    const token = sentRefreshToken({ call, provider, parameters });
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
        family: familyOfToken(token),
        nonce: typeof nonce === "string" ? nonce : undefined,
        authTime: token.auth_time === null ? undefined : Math.floor(Date.parse(token.auth_time) / 1000),
    };
    const narrowed = asked.length && asked.length < token.scope.length ? asked : undefined;
    return withTokens(await issueTokens(call, grant, { hasIdToken: true, hasRefreshToken: true, narrowed }, call.outside), narrowed);
}
