import { base64, base64ToBytes } from "./base64.ts";
import { privateKeyPkcs8 } from "./private-key.ts";
import { verifyingKey } from "./x509.ts";

type Hash = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";
interface SignatureAlgorithm {
    readonly name: "RSASSA-PKCS1-v1_5" | "ECDSA";
    readonly hash: Hash;
}

const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

/** Digests of XML signatures by their identifiers (XML Signature 1.1, 6.2; RFC 6931, 2.1). */
const DIGESTS: ReadonlyMap<string, Hash> = new Map(
    Object.entries({
        [`${DSIG}sha1`]: "SHA-1",
        [`${ENCRYPTION}sha256`]: "SHA-256",
        [`${MORE}sha384`]: "SHA-384",
        [`${ENCRYPTION}sha512`]: "SHA-512",
    } as const),
);

/** Signatures by their identifiers (RFC 6931, 2.3). */
const SIGNATURES: ReadonlyMap<string, SignatureAlgorithm> = new Map(
    Object.entries({
        [`${DSIG}rsa-sha1`]: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1" },
        [`${MORE}rsa-sha256`]: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
        [`${MORE}rsa-sha384`]: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
        [`${MORE}rsa-sha512`]: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-512" },
        [`${MORE}ecdsa-sha1`]: { name: "ECDSA", hash: "SHA-1" },
        [`${MORE}ecdsa-sha256`]: { name: "ECDSA", hash: "SHA-256" },
        [`${MORE}ecdsa-sha384`]: { name: "ECDSA", hash: "SHA-384" },
        [`${MORE}ecdsa-sha512`]: { name: "ECDSA", hash: "SHA-512" },
    } as const),
);

/** An algorithm, a key or a signature will not do. */
export class SignatureError extends Error {}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The digest of a text in base64. Throws SignatureError for an algorithm that is not known. */
export async function digestOf(text: string, algorithm: string): Promise<string> {
    const hash = DIGESTS.get(algorithm);
    if (!hash) throw new SignatureError(`The digest algorithm ${algorithm || "(none)"} is not known.`);
    return base64(new Uint8Array(await crypto.subtle.digest(hash, bytes(text))));
}

/** What signs XML: a private key, with the identifier of what it makes. */
export interface XmlSigner {
    readonly algorithm: string;
    sign(text: string): Promise<string>;
}

/**
 * What signs with a private key in PEM. An elliptic key signs with ECDSA and the hash that the wished algorithm has: a setting that names RSA
 * is meant for the hash. Throws SignatureError for keys and algorithms that cannot sign.
 */
export async function xmlSigner(pem: string, wished: string): Promise<XmlSigner> {
    const key = privateKeyPkcs8(pem);
    if (!key) throw new SignatureError("The private key cannot sign XML: RSA or P-256 is needed.");
    const identifier = key.kind === "rsa" ? wished : wished.replace(/^.*#rsa-/, `${MORE}ecdsa-`);
    const algorithm = SIGNATURES.get(identifier);
    if (!algorithm || (key.kind === "rsa") !== algorithm.name.startsWith("RSA"))
        throw new SignatureError(`The signature algorithm ${wished} does not fit the key.`);
    const form = { ...algorithm, namedCurve: "P-256" };
    const imported = await crypto.subtle.importKey("pkcs8", Uint8Array.from(key.der), form, false, ["sign"]);
    return { algorithm: identifier, sign: async (text) => base64(new Uint8Array(await crypto.subtle.sign(form, imported, bytes(text)))) };
}

/** Whether a certificate's key made a signature (base64) of a text. Throws SignatureError for algorithms that prove nothing: SHA-1 can be forged, HMAC has no certificate. */
export async function isSigned(text: string, signature: string, algorithm: string, certificate: string): Promise<boolean> {
    const known = SIGNATURES.get(algorithm);
    if (!known) throw new SignatureError(`The signature algorithm ${algorithm || "(none)"} is not known.`);
    if (known.hash === "SHA-1") throw new SignatureError("Signatures with SHA-1 are not trusted.");
    try {
        const key = await verifyingKey(certificate, known);
        return await crypto.subtle.verify(known, key, base64ToBytes(signature.replaceAll(/\s/g, "")), bytes(text));
    } catch {
        // A key of another kind, a signature that is no base64: nothing that was signed with this certificate.
        return false;
    }
}

/** Digests that prove something. */
export const isTrustedDigest = (algorithm: string): boolean => !["SHA-1", undefined].includes(DIGESTS.get(algorithm));
