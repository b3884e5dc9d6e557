import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createSign, generateKeyPairSync } from "node:crypto";
import type { JsonObject } from "#kernel/base/models.ts";
import { SignedXml } from "xml-crypto";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { must, START, throughFlow } from "../oauth2/oauth2.test-helper.ts";
import { attributeOf, childOfName, parseXml, textOf, type XmlElement } from "#mock/encoding/xml.ts";
import { DSIG } from "#mock/encoding/xml-signature.ts";
import { ASSERTION, PROTOCOL } from "./names.ts";

export const ACS = "http://app.test/acs";
export const SIGNATURE = "http://www.w3.org/2001/04/xmldsig-more#";

/** A pair that can sign: certificates and keys in PEM. */
export interface Pair {
    readonly pk: string;
    readonly certificate: string;
    readonly key: string;
}

/** A backend with a clock, the pair that every installation has, and an application that speaks SAML; bob is signed in. */
export async function samlWorld(
    provider: JsonObject = {},
    { isSigned = true, environment = {} }: { isSigned?: boolean; environment?: Record<string, string> } = {},
) {
    const clock = { now: START };
    const backend = await createTestBackend({ now: () => clock.now, environment });
    const pair = await ownPair(backend);
    const made = must(
        await backend.admin.post("providers/saml/", {
            name: "Wiki",
            authorization_flow: (await backend.admin.get("flows/instances/default-provider-authorization-implicit-consent/")).body.pk,
            acs_url: ACS,
            issuer: "our-idp",
            audience: "wiki-sp",
            sp_binding: "post",
            property_mappings: (await backend.admin.get("propertymappings/saml/?page_size=100")).body.results.map((one: { pk: string }) => one.pk),
            signing_kp: isSigned ? pair.pk : null,
            ...provider,
        }),
    );
    const application = must(await backend.admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: made.pk }));
    return { backend, clock, pair, provider: made, application, bob: await backend.as("bob") };
}

export async function ownPair({ admin }: TestBackend): Promise<Pair> {
    const [{ pk }] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
    const certificate = must(await admin.get(`crypto/certificatekeypairs/${pk}/view_certificate/`)).data;
    const key = must(await admin.get(`crypto/certificatekeypairs/${pk}/view_private_key/`)).data;
    return { pk, certificate, key };
}

/** A P-256 key beside any certificate: who verifies is given the public half. */
export function ellipticPair() {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return { key: String(privateKey.export({ format: "pem", type: "pkcs8" })), publicKey: String(publicKey.export({ format: "pem", type: "spki" })) };
}

export interface Wishes {
    readonly acs?: string | null;
    readonly format?: string;
    readonly inside?: string;
    readonly id?: string;
}

/** An authentication request as a service provider writes one. */
export const authnRequest = ({ acs = ACS, format, inside = "", id = "_request-1" }: Wishes = {}): string =>
    `<samlp:AuthnRequest xmlns:samlp="${PROTOCOL}"${acs === null ? "" : ` AssertionConsumerServiceURL="${acs}"`} ID="${id}" IssueInstant="2023-02-01T00:00:00Z" Version="2.0">` +
    `<saml:Issuer xmlns:saml="${ASSERTION}">wiki-sp</saml:Issuer>${inside}${format === undefined ? "" : `<samlp:NameIDPolicy Format="${format}"></samlp:NameIDPolicy>`}</samlp:AuthnRequest>`;

/** Address of the redirect binding. */
export const redirectUrl = (xml: string, more: Record<string, string> = { RelayState: "relay-1" }, path = "sso"): string =>
    `/application/saml/wiki/${path}/binding/redirect/?${new URLSearchParams({ SAMLRequest: deflateRawSync(xml).toString("base64"), ...more }).toString()}`;

/** Where a form of the POST binding leads to. */
export const postedUrl = (xml: string, path = "sso"): string =>
    `/application/saml/wiki/${path}/binding/post/?${new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString("base64") }).toString()}`;

/** What a signature may be made with, where it is not the usual. */
export interface XmlSigning {
    readonly signature?: string;
    readonly digest?: string;
    readonly transforms?: string[];
    readonly xpath?: string;
    readonly canonicalization?: string;
    readonly reference?: object;
}

/** Signs a request as a service provider does, with xml-crypto. */
export function signedXml(xml: string, key: string, options: XmlSigning = {}): string {
    const signer = new SignedXml({
        privateKey: key,
        canonicalizationAlgorithm: options.canonicalization ?? "http://www.w3.org/2001/10/xml-exc-c14n#",
        signatureAlgorithm: options.signature ?? `${SIGNATURE}rsa-sha256`,
    });
    signer.addReference({
        xpath: options.xpath ?? "/*",
        digestAlgorithm: options.digest ?? "http://www.w3.org/2001/04/xmlenc#sha256",
        transforms: options.transforms ?? [`${DSIG}enveloped-signature`, "http://www.w3.org/2001/10/xml-exc-c14n#"],
        ...options.reference,
    });
    signer.computeSignature(xml, { prefix: "ds", location: { reference: "/*/*[local-name()='Issuer']", action: "after" } });
    return signer.getSignedXml();
}

/** The address of the redirect binding, signed over its query. */
export function signedUrl(xml: string, key: string, algorithm = `${SIGNATURE}rsa-sha256`, hash = "RSA-SHA256", path = "sso"): string {
    const url = redirectUrl(xml, { RelayState: "relay 1", SigAlg: algorithm }, path);
    const query = url.slice(url.indexOf("?") + 1);
    return `${url}&Signature=${encodeURIComponent(createSign(hash).update(query).sign(key, "base64"))}`;
}

/** What an answer says, by its names. */
export interface Answered {
    readonly xml: string;
    readonly response: XmlElement;
    readonly assertion: XmlElement;
    readonly relayState: string | undefined;
    readonly to: string;
}

/** Opens an address and follows the flow to the answer. */
export async function answerTo(browser: TestClient, url: string): Promise<Answered> {
    const sent = await browser.get(url);
    if (sent.status !== 302) throw new Error(`${sent.status}: ${String(sent.body)}`);
    const { body } = await throughFlow(browser, sent.headers.get("location")!);
    if (body.component === "ak-stage-autosubmit") return read(Buffer.from(body.attrs.SAMLResponse, "base64").toString(), body.attrs.RelayState, body.url);
    if (body.component !== "xak-flow-redirect") throw new Error(JSON.stringify(body));
    const to = new URL(body.to);
    const packed = Buffer.from(to.searchParams.get("SAMLResponse") ?? "", "base64");
    return read(inflateRawSync(packed).toString(), to.searchParams.get("RelayState") ?? undefined, body.to);
}

function read(xml: string, relayState: string | undefined, to: string): Answered {
    const response = parseXml(xml);
    return { xml, response, assertion: at(response, "Assertion"), relayState, to };
}

/** The element behind these names of the assertion's namespace. */
export function at(element: XmlElement, ...names: string[]): XmlElement {
    return names.reduce((found, name) => childOfName(found, ASSERTION, name) ?? missing(name), element);
}

function missing(name: string): never {
    throw new Error(`There is no ${name}.`);
}

export const nameIdOf = ({ assertion }: Answered) => {
    const name = at(assertion, "Subject", "NameID");
    return { format: attributeOf(name, "Format"), value: textOf(name) };
};
