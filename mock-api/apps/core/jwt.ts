import type { JsonObject } from "#kernel/models.ts";
import { isObject } from "#kernel/validate.ts";
import { decodedPart, hs256Signature, signHs256 } from "#mock/encoding/jose.ts";
import { equalInTime } from "./password.ts";

/** A JWT that only we read: the session's cookie. */
export const encodeJwt = (claims: JsonObject, secret: string): string => signHs256(claims, secret);

/** The claims of a JWT that we signed; undefined when it is not one. */
export function decodeJwt(token: string, secret: string): JsonObject | undefined {
    const [header, claims, signature] = token.split(".");
    if (!header || !claims || !signature || !equalInTime(hs256Signature(header, claims, secret), signature)) return undefined;
    const read = decodedPart(claims);
    return isObject(read) ? read : undefined;
}
