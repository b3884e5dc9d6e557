import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { escapeHtml } from "#kernel/html.ts";

const BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";
export const REDIRECT = `${BINDINGS}HTTP-Redirect`;
export const POST = `${BINDINGS}HTTP-POST`;

const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
const NAMESPACES: Readonly<Record<string, string>> = {
    "xmlns:samlp": PROTOCOL,
    "xmlns:saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "xmlns:ds": "http://www.w3.org/2000/09/xmldsig#",
    "xmlns:md": "urn:oasis:names:tc:SAML:2.0:metadata",
};

const formats = (...names: string[]): string =>
    names.map((name) => element("md:NameIDFormat", {}, `urn:oasis:names:tc:SAML:${name.includes("email") ? "1.1" : "2.0"}:nameid-format:${name}`)).join("");

/** One element as compact XML; `content` is XML already. */
function element(name: string, attributes: Readonly<Record<string, string>>, content = ""): string {
    const written = Object.entries(attributes)
        .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
        .join("");
    return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}

/** A certificate in PEM as the key that signs. */
function keyDescriptor(certificate: string | undefined): string {
    if (!certificate) return "";
    const data = certificate.replaceAll(/-----[^-]+-----|\s/g, "");
    const info = element("ds:KeyInfo", {}, element("ds:X509Data", {}, element("ds:X509Certificate", {}, data)));
    return element("md:KeyDescriptor", { use: "signing" }, info);
}

/** Metadata of an identity provider (SAML 2.0 Metadata, 2.4.3). */
export interface IdentityProvider {
    readonly name: string;
    readonly pk: number;
    readonly issuer: string;
    /** Below which its endpoints are: `https://host/application/saml/slug/`. */
    readonly base: string;
    /** PEM of the certificate that it signs with. */
    readonly certificate?: string;
    /** Only services of this binding are named. */
    readonly binding?: string | null;
}

export function identityProviderMetadata({ name, pk, issuer, base, certificate, binding }: IdentityProvider): string {
    const services = (kind: string, path: string) =>
        [
            [REDIRECT, "redirect"],
            [POST, "post"],
        ]
            .filter(([urn]) => !binding || urn === binding)
            .map(([urn, word]) => element(`md:${kind}`, { Binding: urn!, Location: `${base}${path}/binding/${word}/` }))
            .join("");
    const content =
        keyDescriptor(certificate) +
        services("SingleLogoutService", "slo") +
        formats("emailAddress", "persistent", "X509SubjectName", "transient") +
        services("SingleSignOnService", "sso");
    const id = `_${bytesToHex(sha256(utf8ToBytes(`${name}-${pk}`)))}`;
    const descriptor = element("md:IDPSSODescriptor", { protocolSupportEnumeration: PROTOCOL }, content);
    return element("md:EntityDescriptor", { ...NAMESPACES, ID: id, entityID: issuer }, descriptor);
}

/** Metadata of a service provider (SAML 2.0 Metadata, 2.4.4). */
export interface ServiceProvider {
    readonly issuer: string;
    readonly acsUrl: string;
    readonly certificate?: string;
}

export function serviceProviderMetadata({ issuer, acsUrl, certificate }: ServiceProvider): string {
    const content =
        keyDescriptor(certificate) +
        formats("emailAddress", "persistent", "X509SubjectName", "WindowsDomainQualifiedName", "transient") +
        element("md:AssertionConsumerService", { isDefault: "true", index: "0", Binding: POST, Location: acsUrl });
    const signed: Readonly<Record<string, string>> = certificate ? { AuthnRequestsSigned: "true" } : {};
    const descriptor = element("md:SPSSODescriptor", { protocolSupportEnumeration: PROTOCOL, ...signed }, content);
    return element("md:EntityDescriptor", { ...NAMESPACES, entityID: issuer }, descriptor);
}
