import type { Json } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import type { Tokens } from "../tokens.ts";

/** An answer that holds tokens or what they tell: no cache keeps it (RFC 6749 5.1). */
export function unkept(body: Json): Response {
    const response = ok(body);
    response.headers.set("cache-control", "no-store");
    response.headers.set("pragma", "no-cache");
    return response;
}

/** RFC 6749 5.1; the scope is named where it is not what the client may have. */
export const withTokens = ({ access_token, refresh_token, expires_in, id_token }: Tokens, narrowed?: readonly string[]): Response =>
    unkept({ access_token, refresh_token, token_type: "Bearer", expires_in, id_token, ...(narrowed ? { scope: narrowed.join(" ") } : {}) });
