import { base64ToBytes } from "./base64.ts";
import { privateKeyKind } from "./x509.ts";

/** A private key as PKCS #8 (RFC 5208): the one form that the platform's cryptography takes. */
export interface PrivateKey {
    readonly kind: "rsa" | "p-256";
    readonly der: Uint8Array;
}

/** DER tags. */
const [INTEGER, OCTET_STRING, SEQUENCE] = [0x02, 0x04, 0x30] as const;
/** AlgorithmIdentifiers: rsaEncryption with NULL (RFC 8017 A.1), ecPublicKey with prime256v1 (RFC 5480 2.1.1.1). */
const RSA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
const P256 = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
/** The curve, as both forms of an elliptic key contain it. */
const P256_CURVE = P256.slice(9);

/** One DER value: tag, length (X.690 8.1.3), content. */
function der(tag: number, content: readonly number[] | Uint8Array): Uint8Array {
    const size = content.length;
    const length =
        size < 0x80
            ? [size]
            : size < 0x100
              ? [0x81, size]
              : size < 0x10000
                ? [0x82, size >> 8, size & 0xff]
                : [0x83, size >> 16, (size >> 8) & 0xff, size & 0xff];
    return Uint8Array.from([tag, ...length, ...content]);
}

const wrapped = (algorithm: readonly number[], key: Uint8Array): Uint8Array =>
    der(SEQUENCE, [...der(INTEGER, [0]), ...der(SEQUENCE, algorithm), ...der(OCTET_STRING, key)]);

const holds = (bytes: Uint8Array, part: readonly number[]): boolean => bytes.some((_, at) => part.every((byte, offset) => bytes[at + offset] === byte));

/**
 * The private key of a PEM, whichever form it has: PKCS #8, PKCS #1 (RSA), SEC 1 (elliptic). Undefined for kinds that no token is signed
 * with: other curves, DSA, encrypted keys.
 */
export function privateKeyPkcs8(pem: string): PrivateKey | undefined {
    const kind = privateKeyKind(pem);
    const [, label, body] = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]+)-----END \1-----/.exec(pem) ?? [];
    if (!body || (kind !== "rsa" && kind !== "ellipticcurve")) return undefined;
    const bytes = base64ToBytes(body);
    const isWrapped = label === "PRIVATE KEY";
    if (kind === "rsa") return { kind, der: isWrapped ? bytes : wrapped(RSA, bytes) };
    if (!holds(bytes, P256_CURVE)) return undefined;
    return { kind: "p-256", der: isWrapped ? bytes : wrapped(P256, bytes) };
}
