import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { decodeJwt, encodeJwt } from "#mock/apps/core/jwt.ts";
import { secretKey } from "#mock/apps/core/settings.model.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";

/** How long what the example identity provider gives is good for. */
export const LIFETIME_MS = 5 * MINUTE_MS;

/** What is given: code and token of OAuth 2.0; request token, verifier and access token of OAuth 1.0a. */
type Kind = "code" | "token" | "request" | "verifier" | "access";

/*
 * Whoever opens the page may be anybody on it, so there is nothing to keep: codes and tokens say themselves whom they are for. They are signed only
 * so that those of one installation, and of yesterday, count nowhere else.
 */

/** A code or token for a person; `tied`: the address or the token that it goes with. */
export const sealed = ({ db, random }: Call, kind: Kind, person: string, tied = ""): string =>
    encodeJwt({ use: `example-${kind}`, sub: person, tied, exp: random.now() + LIFETIME_MS }, secretKey(db));

/** What `sealed` put into it; undefined where that was not it, or long ago. */
export function opened({ db, random }: Call, kind: Kind, text: string): JsonObject | undefined {
    const claims = decodeJwt(text, secretKey(db));
    return claims?.use === `example-${kind}` && Number(claims.exp) > random.now() ? claims : undefined;
}
