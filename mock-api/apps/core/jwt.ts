import type { JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { decodedPart, hs256Signature, signHs256 } from "#mock/encoding/jose.ts";
import { equalInTime } from "./password.ts";

/** A JWT that only we read: the session's cookie. */
export const encodeJwt = (claims: JsonObject, secret: string): string => signHs256(claims, secret);

/** What tokens say that were found to be signed, and by which secret: browsers send the same one with each request. */
const signed = new Map<string, { readonly secret: string; readonly claims: Readonly<JsonObject> }>();
/** How many are remembered. */
const REMEMBERED = 1000;

/** The claims of a JWT that we signed; undefined when it is not one. Whether what it names has ended is for the caller to ask. */
export function decodeJwt(token: string, secret: string): Readonly<JsonObject> | undefined {
    const known = signed.get(token);
    if (known?.secret === secret) return known.claims;
    const claims = verified(token, secret);
    if (!claims) return undefined;
    if (signed.size >= REMEMBERED) signed.clear();
    signed.set(token, { secret, claims });
    return claims;
}

function verified(token: string, secret: string): JsonObject | undefined {
    const [header, claims, signature] = token.split(".");
    if (!header || !claims || !signature || !equalInTime(hs256Signature(header, claims, secret), signature)) return undefined;
    const read = decodedPart(claims);
    return isObject(read) ? read : undefined;
}
