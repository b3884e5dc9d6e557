import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { XmlElement } from "#mock/encoding/xml.ts";
import { keyInfo, type Signing, signatureOf } from "#mock/encoding/xml-signature.ts";
import { canonicalXml, plainXml } from "#mock/encoding/xml-canonical.ts";
import { FORMATS, NAMESPACES, POST, PROTOCOL, REDIRECT, saml } from "./names.ts";

const formats = (...names: (keyof typeof FORMATS)[]): XmlElement[] => names.map((name) => saml("md:NameIDFormat", {}, FORMATS[name]));

/** A certificate in PEM as the key that signs. */
const keyDescriptor = (certificate: string | undefined): XmlElement | undefined =>
    certificate === undefined || certificate === "" ? undefined : saml("md:KeyDescriptor", { use: "signing" }, keyInfo(certificate));

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

/** Compact, and signed where there is something to sign with: nothing is added afterwards, or the signature would not hold (M01). */
export async function identityProviderMetadata({ name, pk, issuer, base, certificate, binding }: IdentityProvider, signing?: Signing): Promise<string> {
    const services = (kind: string, path: string): XmlElement[] =>
        [
            [REDIRECT, "redirect"],
            [POST, "post"],
        ]
            .filter(([urn]) => !binding || urn === binding)
            .map(([urn, word]) => saml(`md:${kind}`, { Binding: urn, Location: `${base}${path}/binding/${word}/` }));
    const descriptor = saml(
        "md:IDPSSODescriptor",
        { protocolSupportEnumeration: PROTOCOL },
        keyDescriptor(certificate),
        ...services("SingleLogoutService", "slo"),
        ...formats("email", "persistent", "x509", "transient"),
        ...services("SingleSignOnService", "sso"),
    );
    const attributes = { ID: `_${bytesToHex(sha256(utf8ToBytes(`${name}-${pk}`)))}`, entityID: issuer };
    const entity = saml("md:EntityDescriptor", attributes, descriptor);
    if (!signing) return plainXml(entity, NAMESPACES);
    return canonicalXml(saml("md:EntityDescriptor", attributes, await signatureOf(entity, signing), descriptor));
}

/** Metadata of a service provider (SAML 2.0 Metadata, 2.4.4). */
export interface ServiceProvider {
    readonly issuer: string;
    readonly acsUrl: string;
    readonly certificate?: string;
}

export function serviceProviderMetadata({ issuer, acsUrl, certificate }: ServiceProvider): string {
    const descriptor = saml(
        "md:SPSSODescriptor",
        { protocolSupportEnumeration: PROTOCOL, AuthnRequestsSigned: certificate ? "true" : undefined },
        keyDescriptor(certificate),
        ...formats("email", "persistent", "x509", "windows", "transient"),
        saml("md:AssertionConsumerService", { isDefault: "true", index: "0", Binding: POST, Location: acsUrl }),
    );
    return plainXml(saml("md:EntityDescriptor", { entityID: issuer }, descriptor), NAMESPACES);
}
