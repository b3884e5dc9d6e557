import "reflect-metadata";
import { BasicConstraintsExtension, Name, PemConverter, SubjectAlternativeNameExtension, X509Certificate, X509CertificateGenerator } from "@peculiar/x509";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64ToBytes } from "./base64.ts";
import { remembered } from "./remembered.ts";
import { DAY_MS } from "./time.ts";

/** The properties of a certificate. */
export interface CertificateDetails {
    /** Lower-case hex, colon separated. */
    readonly sha256: string;
    readonly sha1: string;
    /** End of its validity, ISO 8601 in UTC to the second. */
    readonly expiry: string;
    /** RFC 4514, last name first: `OU=Self-signed,O=authentik,CN=example`. */
    readonly subject: string;
}

/** How many certificates are remembered. */
const REMEMBERED = 200;

/** Reads a certificate in PEM; null when it is not one. */
export const readCertificate = remembered(REMEMBERED, parse);

function parse(pem: string): CertificateDetails | null {
    try {
        const certificate = new X509Certificate(pem.slice(pem.indexOf("-----BEGIN CERTIFICATE-----")));
        const raw = new Uint8Array(certificate.rawData);
        return {
            sha256: fingerprint(sha256(raw)),
            sha1: fingerprint(sha1(raw)),
            expiry: certificate.notAfter.toISOString().replace(/\.\d+Z$/, "Z"),
            subject: certificate.subjectName
                .toString()
                .split(/(?<!\\), /)
                .reverse()
                .join(","),
        };
    } catch {
        return null;
    }
}

/** The key of a certificate in PEM, to verify signatures with this algorithm. Rejects for what is no certificate and for keys of another kind. */
export function verifyingKey(pem: string, algorithm: { readonly name: string; readonly hash: string }): Promise<CryptoKey> {
    const { publicKey } = new X509Certificate(pem);
    return publicKey.export({ ...publicKey.algorithm, ...algorithm }, ["verify"]);
}

const fingerprint = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(":");

/** Object identifiers of kinds of keys, as DER writes them. */
const KINDS: Readonly<Record<string, string>> = {
    "06092a864886f70d010101": "rsa",
    "06072a8648ce3d0201": "ellipticcurve",
    "06072a8648ce380401": "dsa",
    "06032b6570": "ed25519",
    "06032b6571": "ed448",
};

/** Kind of a private key in PEM, `rsa` or `ellipticcurve` …; null for what cannot be read, encrypted ones included. */
export function privateKeyKind(pem: string): string | null {
    const [, label, body] = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]+)-----END \1-----/.exec(pem) ?? [];
    if (!body || label === "ENCRYPTED PRIVATE KEY" || body.includes("Proc-Type")) return null;
    const der = bytesOf(body);
    if (!der || der[0] !== 0x30) return null;
    if (label === "RSA PRIVATE KEY") return "rsa";
    if (label === "EC PRIVATE KEY") return "ellipticcurve";
    const head = [...der.slice(0, 40)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return Object.entries(KINDS).find(([identifier]) => head.includes(identifier))?.[1] ?? null;
}

function bytesOf(base64: string): Uint8Array | undefined {
    try {
        return base64ToBytes(base64);
    } catch {
        return undefined;
    }
}

/** A new self-signed pair, both in PEM. */
export interface Pair {
    readonly certificate_data: string;
    readonly key_data: string;
}

export interface PairWishes {
    readonly name: string;
    /** Milliseconds since 1970; the certificate is valid from a day before. */
    readonly now: number;
    readonly days: number;
    /** Alternative names. */
    readonly alternatives: readonly string[];
    /** Serial number, hexadecimal. */
    readonly serial: string;
    /** Version in its issuer's name. */
    readonly version: string;
}

const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 4096 };

/** Makes a pair of 4096 bits; takes about a second. */
export async function makePair({ name, now, days, alternatives, serial, version }: PairWishes): Promise<Pair> {
    const keys = await crypto.subtle.generateKey(RSA, true, ["sign", "verify"]);
    const names = alternatives.map((value) => ({ type: "dns" as const, value }));
    const certificate = await X509CertificateGenerator.create({
        serialNumber: serial,
        // Said to be plain text: by itself the library takes "#" for a value in hexadecimal, and quotes and backslashes for signs of its own.
        subject: new Name([{ CN: [{ utf8String: name }] }, { O: ["authentik"] }, { OU: ["Self-signed"] }]),
        issuer: [{ CN: [`authentik ${version}`] }],
        notBefore: new Date(now - DAY_MS),
        notAfter: new Date(now + days * DAY_MS),
        signingKey: keys.privateKey,
        publicKey: keys.publicKey,
        signingAlgorithm: RSA,
        extensions: names.length ? [new SubjectAlternativeNameExtension(names, true)] : [new BasicConstraintsExtension(false)],
    });
    const key = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
    return { certificate_data: `${certificate.toString("pem")}\n`, key_data: `${PemConverter.encode(key, "PRIVATE KEY")}\n` };
}
