import { digestOf, isSigned, isTrustedDigest, SignatureError, type XmlSigner } from "./xml-algorithms.ts";
import { canonicalXml } from "./xml-canonical.ts";
import { attributeOf, childOfName, childrenOf, elementMaker, everyElement, textOf, type XmlElement } from "./xml.ts";

export const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = `${DSIG}enveloped-signature`;

const make = elementMaker({ ds: DSIG });

export interface Signing {
    readonly signer: XmlSigner;
    /** Identifier of the digest. */
    readonly digest: string;
    /** PEM; told along with the signature. */
    readonly certificate: string;
}

/** The signature of an element that has an `ID`, to be put into it (XML Signature Syntax, enveloped; SAML 2.0 Core, 5.4). */
export async function signatureOf(element: XmlElement, { signer, digest, certificate }: Signing): Promise<XmlElement> {
    const reference = make(
        "ds:Reference",
        { URI: `#${attributeOf(element, "ID")}` },
        make("ds:Transforms", {}, make("ds:Transform", { Algorithm: ENVELOPED }), make("ds:Transform", { Algorithm: EXCLUSIVE })),
        make("ds:DigestMethod", { Algorithm: digest }),
        make("ds:DigestValue", {}, await digestOf(canonicalXml(element), digest)),
    );
    const info = make(
        "ds:SignedInfo",
        {},
        make("ds:CanonicalizationMethod", { Algorithm: EXCLUSIVE }),
        make("ds:SignatureMethod", { Algorithm: signer.algorithm }),
        reference,
    );
    return make("ds:Signature", {}, info, make("ds:SignatureValue", {}, await signer.sign(canonicalXml(info))), keyInfo(certificate));
}

/** A certificate in PEM as signatures and metadata tell it. */
export const keyInfo = (certificate: string): XmlElement =>
    make("ds:KeyInfo", {}, make("ds:X509Data", {}, make("ds:X509Certificate", {}, certificate.replaceAll(/-----[^-]+-----|\s/g, ""))));

/**
 * Whether a document is signed as a whole, by this certificate (PEM). Throws SignatureError with the reason where it is not: the signature must be its own
 * (a child of the root), cover the root by its id (SAML 2.0 Core, 5.4.2) and nothing else, in ways that prove something. So everything in the document
 * may be used afterwards.
 * @param apart an element inside with a signature of its own, which is checked by itself
 */
export async function checkSigned(root: XmlElement, certificate: string, apart?: XmlElement): Promise<void> {
    const [signature, ...more] = childrenOf(root, DSIG, "Signature");
    if (!signature) throw new SignatureError("There is no signature.");
    const others = apart ? childrenOf(apart, DSIG, "Signature") : [];
    const all = everyElement(root).filter((one) => one.local === "Signature" && one.namespace === DSIG && !others.includes(one));
    if (more.length || all.length !== 1) throw new SignatureError("There is more than one signature.");
    checkIds(root);
    const info = only(signature, "SignedInfo");
    const reference = only(info, "Reference");
    const id = attributeOf(root, "ID");
    if (!id || attributeOf(reference, "URI") !== `#${id}`) throw new SignatureError("The signature covers something else.");
    const digest = attributeOf(only(reference, "DigestMethod"), "Algorithm") ?? "";
    if (!isTrustedDigest(digest)) throw new SignatureError("The digest of the signature is not trusted.");
    const covered = canonicalXml(root, { without: signature, inclusive: transformsOf(reference) });
    if ((await digestOf(covered, digest)) !== textOf(only(reference, "DigestValue")).replaceAll(/\s/g, ""))
        throw new SignatureError("What the signature covers was changed.");
    const canonical = only(info, "CanonicalizationMethod");
    const text = canonicalXml(info, { inclusive: exclusive(canonical) });
    const method = attributeOf(only(info, "SignatureMethod"), "Algorithm") ?? "";
    if (!(await isSigned(text, textOf(only(signature, "SignatureValue")), method, certificate)))
        throw new SignatureError("The signature is not by the expected key.");
}

function only(element: XmlElement, local: string): XmlElement {
    const child = childOfName(element, DSIG, local);
    if (!child) throw new SignatureError(`The signature has no ${local}.`);
    return child;
}

/** Two elements of one id: a reference could mean either of them. */
function checkIds(root: XmlElement): void {
    const ids = everyElement(root).flatMap(({ attributes }) => attributes.filter(({ local }) => local.toLowerCase() === "id").map(({ value }) => value));
    if (new Set(ids).size !== ids.length) throw new SignatureError("Two elements have the same id.");
}

/** Prefixes that the canonical form declares besides; throws for transforms that could make another document of it (XPath, XSLT, base64). */
function transformsOf(reference: XmlElement): string[] {
    const transforms = childOfName(reference, DSIG, "Transforms");
    const steps = transforms ? childrenOf(transforms, DSIG, "Transform") : [];
    const [first, second, ...more] = steps.map((step) => attributeOf(step, "Algorithm"));
    if (first !== ENVELOPED || second !== EXCLUSIVE || more.length)
        throw new SignatureError("The transforms of the signature are not enveloped, then exclusive.");
    return exclusive(steps[1]!);
}

/** Exclusive canonicalization, and what its `InclusiveNamespaces` name. */
function exclusive(method: XmlElement): string[] {
    if (attributeOf(method, "Algorithm") !== EXCLUSIVE) throw new SignatureError("The canonicalization of the signature is not exclusive.");
    const named = childOfName(method, EXCLUSIVE, "InclusiveNamespaces");
    return (named && attributeOf(named, "PrefixList")?.split(/\s+/).filter(Boolean)) ?? [];
}
