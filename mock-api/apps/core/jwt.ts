import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { JsonObject } from "#kernel/models.ts";
import { equalInTime } from "./password.ts";
import { base64ToBytes, base64url } from "#mock/encoding/base64.ts";

const sign = (content: string, secret: string): string => base64url(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(content)));

/** A JWT signed with HS256 (RFC 7519, RFC 7518 section 3.2). */
export function encodeJwt(claims: JsonObject, secret: string): string {
    const content = [{ alg: "HS256", typ: "JWT" }, claims].map((part) => base64url(utf8ToBytes(JSON.stringify(part)))).join(".");
    return `${content}.${sign(content, secret)}`;
}

/** The claims of a JWT of ours; undefined when it is none. */
export function decodeJwt(token: string, secret: string): JsonObject | undefined {
    const [header, claims, signature] = token.split(".");
    if (!header || !claims || !signature || !equalInTime(sign(`${header}.${claims}`, secret), signature)) return undefined;
    try {
        return JSON.parse(new TextDecoder().decode(base64ToBytes(claims))) as JsonObject;
    } catch {
        return undefined;
    }
}
