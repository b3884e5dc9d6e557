import type { Call } from "#kernel/http/call.ts";
import { bearerToken } from "#kernel/http/credentials.ts";
import { keepingWrites } from "#kernel/base/errors.ts";
import type { Models } from "#kernel/base/models.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { forClientOf } from "../cors.ts";
import { InsufficientScope, InvalidToken } from "../errors.ts";
import { PROVIDER } from "../provider.ts";

const ACCESS = "authentik_providers_oauth2.accesstoken";
export type AccessToken = Models[typeof ACCESS];

const sent = (call: Call): AccessToken | undefined => call.db.by(ACCESS, "token", bearerToken(call) ?? null);

/** What stands behind a good access token. */
export interface Bearer {
    readonly token: AccessToken;
    readonly provider: OAuth2Provider;
    readonly user: User;
}

/** A check: the access token that came in the header or the body (RFC 6750 2.1, 2.2), when it holds this scope. */
export const requireToken =
    (scope: string) =>
    ({ call }: { call: Call }): Bearer => {
        const { db, random } = call;
        const token = sent(call);
        if (!token || isExpired(token, random.now())) throw new InvalidToken();
        if (token.revoked) {
            writeEvent(call, "suspicious_request", "authentik.providers.oauth2.utils", { message: "Revoked access token was used", token: token.token });
            throw keepingWrites(new InvalidToken());
        }
        if (!token.scope.includes(scope)) throw new InsufficientScope();
        return { token, provider: db.get(PROVIDER, token.provider), user: db.get("authentik_core.user", token.user) };
    };

/** Scripts of the token's client may read what it opens. */
export const corsOfToken = forClientOf((call) => call.db.find(PROVIDER, sent(call)?.provider));
