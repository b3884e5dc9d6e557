import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { oauthErrors } from "#kernel/http/error-shapes.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import { claimedClient, knowsSecret } from "../client-authentication.ts";
import { unkept } from "../token/answer.ts";
import { tokenOf } from "./stored-token.ts";

const INACTIVE = { active: false };

/** RFC 7662 2: what is known of a token. Whoever may not ask, or asks for nothing that is known, is told that it is not active. */
export const introspect = endpoint("POST /application/o/introspect/", { authenticate: byNobody, errors: oauthErrors }, ({ call }) => {
    const provider = claimedClient(call);
    const found = provider && knowsSecret(call, provider) ? tokenOf(call, provider) : undefined;
    if (!provider || !found || isExpired(found.token, call.random.now())) return unkept(INACTIVE);
    const { claims, revoked, scope } = found.token;
    return unkept({ ...claims, active: !revoked, scope: scope.join(" "), client_id: provider.client_id });
});
