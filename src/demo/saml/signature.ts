import { importX509 } from "jose";
import { DSIG } from "./names.ts";
import { canonical, children, only, textIn } from "./xml.ts";

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = `${DSIG}enveloped-signature`;

/** Digests that prove something: SHA-1 does not. */
const DIGESTS = new Map([
    ["http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256"],
    ["http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384"],
    ["http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512"],
]);

/** How a kind of signature is checked. */
interface Way {
    /** What JOSE calls keys that are used so. */
    readonly alg: string;
    readonly parameters: { readonly name: string; readonly hash?: string };
}
const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const rsa = (size: number): [string, Way] => [`${MORE}rsa-sha${size}`, { alg: `RS${size}`, parameters: { name: "RSASSA-PKCS1-v1_5" } }];
const WAYS = new Map<string, Way>([
    rsa(256),
    rsa(384),
    rsa(512),
    [`${MORE}ecdsa-sha256`, { alg: "ES256", parameters: { name: "ECDSA", hash: "SHA-256" } }],
    [`${MORE}ecdsa-sha384`, { alg: "ES384", parameters: { name: "ECDSA", hash: "SHA-384" } }],
]);

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll(/\s/g, "")), (character) => character.charCodeAt(0));
const algorithmOf = (element: Element | undefined): string => element?.getAttribute("Algorithm") ?? "";

/**
 * Whether an element carries a signature of its own that covers it, and nothing else, by one of these certificates (base64 of DER). No key of the
 * message itself is believed.
 */
export async function isSignedBy(element: Element, certificates: readonly string[]): Promise<boolean> {
    const signature = only(element, DSIG, "Signature");
    const info = only(signature, DSIG, "SignedInfo");
    const reference = only(info, DSIG, "Reference");
    if (!signature || !info || !reference || !covers(reference, element)) return false;
    const hash = DIGESTS.get(algorithmOf(only(reference, DSIG, "DigestMethod")));
    const way = WAYS.get(algorithmOf(only(info, DSIG, "SignatureMethod")));
    if (!hash || !way || algorithmOf(only(info, DSIG, "CanonicalizationMethod")) !== EXCLUSIVE) return false;
    try {
        const digest = new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(canonical(element, signature))));
        const promised = bytesOf(textIn(only(reference, DSIG, "DigestValue")));
        if (promised.length !== digest.length || !promised.every((byte, at) => byte === digest[at])) return false;
        const [value, signed] = [bytesOf(textIn(only(signature, DSIG, "SignatureValue"))), new TextEncoder().encode(canonical(info))];
        for (const certificate of certificates) if (await holds(certificate, way, value, signed)) return true;
        return false;
    } catch {
        return false;
    }
}

async function holds(certificate: string, { alg, parameters }: Way, value: BufferSource, signed: BufferSource): Promise<boolean> {
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate.replaceAll(/\s/g, "")}\n-----END CERTIFICATE-----`;
    // A key of another kind cannot have signed this.
    const key = await importX509(pem, alg).catch(() => undefined);
    return key !== undefined && crypto.subtle.verify(parameters, key, value, signed);
}

/** The reference names the element, whose ID is there once, and changes it by nothing but what SAML allows (SAML 2.0 Core 5.4.2, 5.4.4). */
function covers(reference: Element, element: Element): boolean {
    const id = element.getAttribute("ID") ?? "";
    const sameId = [...element.ownerDocument.querySelectorAll("*")].filter((other) => other.getAttribute("ID") === id);
    const transforms = children(only(reference, DSIG, "Transforms"), DSIG, "Transform");
    return (
        id !== "" &&
        sameId.length === 1 &&
        reference.getAttribute("URI") === `#${id}` &&
        transforms.map(algorithmOf).join(" ") === `${ENVELOPED} ${EXCLUSIVE}` &&
        transforms.every(({ childElementCount }) => childElementCount === 0)
    );
}
