import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { bearerErrors } from "#kernel/http/error-shapes.ts";
import { scopeClaims } from "../claims.ts";
import { unkept } from "../token/answer.ts";
import { type Bearer, corsOfToken, requireToken } from "./access-token.ts";

/** What the user's data are now, and who the token says they are (OpenID Connect Core 5.3.2: `sub` never changes under a token). */
function tell({ call, token, provider, user }: Bearer & { call: Call }): Response {
    const { sub, nonce } = token.claims;
    return unkept({ ...scopeClaims(call, provider, user, token.scope), sub, ...(nonce === undefined ? {} : { nonce }) });
}

/** OpenID Connect Core 5.3. */
export const userinfo = endpoint("GET,POST /application/o/userinfo/", { authenticate: byNobody, errors: bearerErrors, cors: corsOfToken }, [
    requireToken("openid"),
    tell,
]);
