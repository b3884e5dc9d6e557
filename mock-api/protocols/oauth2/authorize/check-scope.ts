import type { Db } from "#kernel/store/db.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { InvalidScope } from "../errors.ts";
import { scopeMappings, scopesIn } from "../provider.ts";
import { gives, type Parameters, type ResponseType } from "./request.ts";

/**
 * RFC 6749 3.3: no scope asks for all of the provider's; what no mapping knows is let through, and tells nothing. ID tokens need `openid`
 * (OpenID Connect Core 3.1.2.1), and so does every hybrid flow.
 */
export function checkScope({
    db,
    provider,
    parameters,
    responseType,
}: {
    db: Db;
    provider: OAuth2Provider;
    parameters: Parameters;
    responseType: ResponseType;
}): {
    scopes: readonly string[];
} {
    const asked = scopesIn(parameters.get("scope"));
    const scopes = asked.length ? asked : [...new Set(scopeMappings(db, provider).map(({ scope_name }) => scope_name))];
    const needsOpenid = gives(responseType, "id_token") || gives(responseType, "token");
    if (needsOpenid && !scopes.includes("openid")) throw new InvalidScope();
    return { scopes };
}
