import { invalid } from "#kernel/base/errors.ts";
import { MAX_AREA } from "#kernel/base/limits.ts";
import { url } from "#kernel/base/fields.ts";
import { faultOf } from "#kernel/store/formats.ts";
import { own } from "#kernel/base/own.ts";
import { readCertificate } from "#mock/encoding/x509.ts";
import { attributeOf, everyElement, parseXml, textOf, type XmlElement } from "#mock/encoding/xml.ts";
import { DSIG } from "#mock/encoding/xml-signature.ts";
import { xmlText } from "#mock/encoding/xml-text.ts";
import { METADATA, POST, REDIRECT } from "./names.ts";

/** The fields of a provider that a service provider's metadata contain (SAML 2.0 Metadata, 2.4.4). */
export interface ImportedServiceProvider {
    readonly entityId: string;
    readonly acsUrl: string;
    readonly binding: "redirect" | "post";
    /** PEM of the certificate that it signs with. */
    readonly certificate: string | null;
    readonly signsRequests: boolean;
    readonly wantsSignedAssertions: boolean;
}

/** SAML 2.0 Core, 8.3.6. */
const MAX_ENTITY_ID = 1024;
/** As the field of a provider has it. */
const MAX_ACS_URL = 200;
/** Characters per line of PEM. */
const LINE = /.{1,64}/g;

const BINDINGS: Readonly<Record<string, "redirect" | "post">> = { [REDIRECT]: "redirect", [POST]: "post" };

/**
 * Reads metadata of one service provider, alone or inside an EntitiesDescriptor. Throws 400 for what is not XML, and for metadata
 * without a usable assertion consumer service or with a certificate that none of its requests could be checked with.
 */
export function readServiceProvider(file: Uint8Array): ImportedServiceProvider {
    const root = entityOf(parse(file));
    const descriptor = root && first(root, METADATA, "SPSSODescriptor");
    const service = descriptor && first(descriptor, METADATA, "AssertionConsumerService");
    const acsUrl = service && attributeOf(service, "Location");
    if (!root || !descriptor || !acsUrl) refuse("No AssertionConsumerService found.");
    const entityId = attributeOf(root, "entityID") ?? "";
    const certificate = certificateOf(descriptor);
    if (entityId.length > MAX_ENTITY_ID || acsUrl.length > MAX_ACS_URL || (certificate?.length ?? 0) > MAX_AREA)
        refuse("Its entity id, its AssertionConsumerService or its certificate is too long.");
    const binding = own(BINDINGS, attributeOf(service, "Binding") ?? "");
    if (!binding) refuse("The binding of the AssertionConsumerService is not supported.");
    // A form that leads to `javascript:` would run it here.
    if (faultOf(url(), acsUrl) !== undefined) refuse("Its AssertionConsumerService is at no address.");
    const signsRequests = isTrue(descriptor, "AuthnRequestsSigned");
    if (signsRequests && certificate && !readCertificate(certificate)) refuse("Its certificate cannot be read.");
    return { entityId, acsUrl, binding, certificate, signsRequests, wantsSignedAssertions: isTrue(descriptor, "WantAssertionsSigned") };
}

function refuse(why: string): never {
    throw invalid(`Failed to import Metadata: ${why}`);
}

/** The entity that the file is about: of several, the only one that is a service provider. */
function entityOf(root: XmlElement): XmlElement | undefined {
    if (root.local !== "EntitiesDescriptor") return root;
    const found = all(root, METADATA, "EntityDescriptor").filter((entity) => first(entity, METADATA, "SPSSODescriptor"));
    if (found.length > 1) refuse("It describes more than one service provider.");
    return found[0];
}

function parse(file: Uint8Array): XmlElement {
    try {
        return parseXml(xmlText(file));
    } catch {
        throw invalid("Invalid XML Syntax");
    }
}

const all = (within: XmlElement, namespace: string, name: string): XmlElement[] =>
    everyElement(within).filter((one) => one !== within && one.local === name && one.namespace === namespace);

const first = (within: XmlElement, namespace: string, name: string): XmlElement | undefined => all(within, namespace, name)[0];

function certificateOf(descriptor: XmlElement): string | null {
    const keys = all(descriptor, METADATA, "KeyDescriptor");
    const key = keys.find((one) => attributeOf(one, "use") === "signing") ?? keys[0];
    const named = key && first(key, DSIG, "X509Certificate");
    const data = named && textOf(named).replaceAll(/\s/g, "");
    return data ? `-----BEGIN CERTIFICATE-----\n${data.match(LINE)!.join("\n")}\n-----END CERTIFICATE-----\n` : null;
}

const isTrue = (descriptor: XmlElement, name: string): boolean => ["true", "1"].includes(attributeOf(descriptor, name) ?? "");
