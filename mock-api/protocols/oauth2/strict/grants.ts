import { keepingWrites } from "#kernel/base/errors.ts";
import { InvalidGrant } from "../errors.ts";
import { requireSecret } from "../client-authentication.ts";
import { findCode, redeem, sentCode } from "../token/authorization-code.ts";
import { familyOfToken, refreshToken, sentRefreshToken } from "../token/refresh-token.ts";
import type { TokenRequest } from "../token/token-request.ts";
import { familyOf } from "../tokens.ts";
import { endFamily, issueOnce } from "./family.ts";

/** RFC 6749 4.1.2 and 4.1.3: a code that comes a second time takes back what came of the first, and it is good at the address only that it was asked for. */
export async function codeOnce(request: TokenRequest): Promise<Response> {
    const { call, provider, parameters } = request;
    requireSecret(call, provider);
    const sent = sentCode(request);
    const family = familyOf(sent);
    if (!call.db.by("authentik_providers_oauth2.authorizationcode", "code", sent)) {
        endFamily(call, provider, family);
        throw keepingWrites(new InvalidGrant());
    }
    const code = findCode(call, provider, sent);
    if (code.redirect_uri !== parameters.get("redirect_uri")) throw new InvalidGrant();
    return issueOnce(call, provider, family, () => redeem(request, code));
}

/** RFC 9700 4.14.2: a refresh token that comes a second time has two owners; neither keeps anything. */
export async function refreshOnce(request: TokenRequest): Promise<Response> {
    const { call, provider } = request;
    const token = sentRefreshToken(request);
    const family = familyOfToken(token);
    if (!token.revoked) return issueOnce(call, provider, family, () => refreshToken(request));
    endFamily(call, provider, family);
    return refreshToken(request);
}
