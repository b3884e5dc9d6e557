import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { CompactSign, compactVerify, exportJWK, importJWK, importPKCS8, type JWK } from "jose";
import { base64, base64ToBytes, base64url } from "./base64.ts";
import { jsonText } from "./exact-number.ts";
import { privateKeyPkcs8 } from "./private-key.ts";

/** Claims of a token, or its header: plain JSON. */
export type JoseObject = Readonly<Record<string, unknown>>;

/** What signs: an imported private key under its id, or a secret that both sides know. */
export type Signer =
    | { readonly alg: "RS256" | "ES256"; readonly kid: string; readonly key: CryptoKey; readonly publicKey: JWK }
    | { readonly alg: "HS256"; readonly secret: string };

/** A key of a set, as others publish it (RFC 7517). */
export type PublicKey = JWK;

const encoded = (part: JoseObject): string => base64url(utf8ToBytes(jsonText(part)));
const mac = (content: string, secret: string): string => base64url(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(content)));

/** A JWT signed with HS256 (RFC 7519, RFC 7518 3.2). Any secret will do, an empty one too. */
export function signHs256(claims: JoseObject, secret: string): string {
    const content = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
    return `${content}.${mac(content, secret)}`;
}

/** The signature that a JWT of HS256 has to have. */
export const hs256Signature = (header: string, claims: string, secret: string): string => mac(`${header}.${claims}`, secret);

/** A JWT signed by a signer (RFC 7515 3.1). Waits for the platform's cryptography: not inside a transaction where it can be helped. */
export async function sign(claims: JoseObject, signer: Signer): Promise<string> {
    if (signer.alg === "HS256") return signHs256(claims, signer.secret);
    const { alg, kid, key } = signer;
    return new CompactSign(utf8ToBytes(jsonText(claims))).setProtectedHeader({ alg, kid, typ: "JWT" }).sign(key);
}

/** The object in one part of a JWT; undefined when there is none. */
export function decodedPart(part: string | undefined): Record<string, unknown> | undefined {
    try {
        const read: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(base64ToBytes(part ?? "")));
        return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : undefined;
    } catch {
        return undefined;
    }
}

/** Header and claims of a JWT, not verified; undefined when the text is not a JWT. */
export function decodeUnverified(token: string): { readonly header: JoseObject; readonly claims: JoseObject } | undefined {
    const [head, body, signature, more] = token.split(".");
    const [header, claims] = [decodedPart(head), decodedPart(body)];
    return header && claims && signature !== undefined && more === undefined ? { header, claims } : undefined;
}

/** Algorithms that a published key may be used with. Never a secret's (HS256): whoever reads a public key could sign with it. */
const VERIFYING = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** Whether a key of a set has signed a token. A key that names an algorithm is used with no other (RFC 7517 4.4). */
export async function isSignedBy(token: string, key: PublicKey): Promise<boolean> {
    try {
        const { alg } = decodeUnverified(token)?.header ?? {};
        if (typeof alg !== "string" || !VERIFYING.includes(alg) || (key.alg !== undefined && key.alg !== alg)) return false;
        await compactVerify(token, await importJWK(key, alg), { algorithms: [alg] });
        return true;
    } catch {
        return false;
    }
}

/** Left half of a hash as `at_hash` and `c_hash` have it (OpenID Connect Core 3.1.3.6, 3.3.2.11): all our algorithms use SHA-256. */
export const halfHash = (text: string): string => base64url(sha256(utf8ToBytes(text)).slice(0, 16));

/** RFC 7636 4.2: the challenge that a verifier answers by S256. */
export const s256 = (verifier: string): string => base64url(sha256(utf8ToBytes(verifier)));

/** Id of a private key: the MD5 of its PEM, as the original names keys. Clients find keys by it; nothing is kept safe by it. */
export const keyId = (pem: string): string => (pem ? bytesToHex(md5(utf8ToBytes(pem))) : "");

/** Bytes of the smallest RSA modulus that signs: 2048 bits (RFC 7518 3.3). */
const MIN_MODULUS = 256;

/** What signs with a private key in PEM: RSA by RS256, P-256 by ES256. Undefined for keys that are not used to sign. Rejects for what is not a key. */
export async function signerOf(pem: string): Promise<Signer | undefined> {
    const found = privateKeyPkcs8(pem);
    if (!found) return undefined;
    const alg = found.kind === "rsa" ? "RS256" : "ES256";
    const der = base64(found.der).replaceAll(/(.{64})/g, "$1\n");
    const key = await importPKCS8(`-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----`, alg, { extractable: true });
    const { kty, n, e, x, y, crv } = await exportJWK(key);
    if (n !== undefined && base64ToBytes(n).length < MIN_MODULUS) return undefined;
    return { alg, kid: keyId(pem), key, publicKey: { kty, ...(kty === "RSA" ? { n, e } : { x, y, crv }) } };
}

/** DER of a certificate in PEM; undefined when it is not one. */
function certificateDer(pem: string): Uint8Array | undefined {
    const [, body] = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(pem) ?? [];
    return body === undefined ? undefined : base64ToBytes(body);
}

/** A public key as a JWKS publishes it, with its certificate (RFC 7517 4.7 to 4.9). */
export function publishedKey(signer: Exclude<Signer, { alg: "HS256" }>, certificate: string): JWK {
    const { kty, ...numbers } = signer.publicKey;
    const der = certificateDer(certificate);
    return {
        kid: signer.kid,
        kty,
        alg: signer.alg,
        use: "sig",
        ...numbers,
        ...(der ? { "x5c": [base64(der)], "x5t": base64url(sha1(der)), "x5t#S256": base64url(sha256(der)) } : {}),
    };
}
