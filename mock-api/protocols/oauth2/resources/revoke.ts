import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { oauthErrors } from "#kernel/http/error-shapes.ts";
import { claimedClient, knowsSecret } from "../client-authentication.ts";
import { forClientOf } from "../cors.ts";
import { ClientRefused } from "../errors.ts";
import { unkept } from "../token/answer.ts";
import { tokenOf } from "./stored-token.ts";

/** RFC 7009 2: a token is no longer good; one that is not known was not good before (2.2). */
export const revoke = endpoint("POST /application/o/revoke/", { authenticate: byNobody, errors: oauthErrors, cors: forClientOf(claimedClient) }, ({ call }) => {
    const provider = claimedClient(call);
    if (!provider || !knowsSecret(call, provider)) throw new ClientRefused();
    const found = tokenOf(call, provider);
    if (found) call.db.delete(found.kind, found.token.pk);
    return unkept({});
});
