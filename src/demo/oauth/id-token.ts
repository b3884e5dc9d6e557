import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, type JWTPayload } from "jose";
import type { Pending } from "./authorization.ts";
import type { Discovery } from "./discovery.ts";
import type { Exchange } from "./exchange.ts";
import { halfHash } from "./random.ts";
import type { Tokens } from "./tokens.ts";

/** What is checked of an ID token (OpenID Connect Core 3.1.3.7), in this order. */
export type CheckName = "signature" | "issuer" | "audience" | "expires" | "issued" | "nonce" | "at_hash";

export interface Check {
    readonly name: CheckName;
    /** Undefined where it cannot be checked: without the secret or the browser's cryptography. */
    readonly isGood: boolean | undefined;
    /** What the token says. */
    readonly found: string;
}

/** A token that was taken apart. */
export interface ReadToken {
    readonly header: Readonly<Record<string, unknown>>;
    readonly claims: JWTPayload;
}

/** How far clocks may differ, in seconds. */
const LEEWAY = 60;

/** Header and claims of a JWT, nothing checked; undefined for a text that is none. */
export function read(token: string): ReadToken | undefined {
    try {
        return { header: { ...decodeProtectedHeader(token) }, claims: decodeJwt(token) };
    } catch {
        return undefined;
    }
}

interface Expected {
    readonly discovery: Discovery;
    readonly pending: Pending;
    /** The provider's keys, as it has published them. */
    readonly keys: Exchange["json"];
}

/** Checks an ID token; a check fails by itself, so that a person sees all of them. `now`: in seconds. */
export async function checkIdToken({ id_token, access_token }: Tokens, expected: Expected, now = Date.now() / 1000): Promise<Check[]> {
    const token = read(id_token);
    if (!token) return [{ name: "signature", isGood: false, found: id_token }];
    const { discovery, pending } = expected;
    const { iss = "", aud = [], exp = 0, iat = Infinity, nonce, at_hash } = token.claims;
    const time = (seconds: number) => (Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : "");
    return [
        { name: "signature", isGood: await isSigned(id_token, token, expected), found: String(token.header.alg) },
        { name: "issuer", isGood: iss === discovery.issuer, found: iss },
        { name: "audience", isGood: [aud].flat().includes(pending.client.client_id), found: [aud].flat().join(" ") },
        { name: "expires", isGood: exp > now - LEEWAY, found: time(exp) },
        { name: "issued", isGood: iat <= now + LEEWAY, found: time(iat) },
        { name: "nonce", isGood: nonce === pending.nonce, found: String(nonce) },
        { name: "at_hash", isGood: at_hash === halfHash(access_token), found: String(at_hash) },
    ];
}

async function isSigned(token: string, { header }: ReadToken, { keys, pending }: Expected): Promise<boolean | undefined> {
    // Only pages of https and of this machine may use the browser's cryptography.
    if (!globalThis.isSecureContext) return undefined;
    const { client_secret } = pending.client;
    try {
        if (header.alg === "HS256") {
            if (!client_secret) return undefined;
            await compactVerify(token, new TextEncoder().encode(client_secret), { algorithms: ["HS256"] });
        } else await compactVerify(token, createLocalJWKSet(keys as unknown as JSONWebKeySet), { algorithms: ["RS256", "ES256"] });
        return true;
    } catch {
        return false;
    }
}
