import { DOMParser } from "@xmldom/xmldom";
import { invalid } from "#kernel/errors.ts";
import { MAX_AREA } from "#kernel/limits.ts";
import { xmlText } from "#mock/encoding/xml-text.ts";
import { own } from "#kernel/own.ts";
import { POST, REDIRECT } from "./names.ts";

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

const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
const SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
/** SAML 2.0 Core, 8.3.6. */
const MAX_ENTITY_ID = 1024;
/** As the field of a provider has it. */
const MAX_ACS_URL = 200;
/** Characters per line of PEM. */
const LINE = /.{1,64}/g;

/** An element as the parser makes it; the parser leans on the types of the DOM, which the engine does not have. */
interface Element {
    readonly localName: string | null;
    readonly textContent: string | null;
    getAttribute(name: string): string | null;
    getElementsByTagNameNS(namespace: string, name: string): ArrayLike<Element>;
}

const BINDINGS: Readonly<Record<string, "redirect" | "post">> = { [REDIRECT]: "redirect", [POST]: "post" };

/**
 * Reads metadata of one service provider, alone or inside an EntitiesDescriptor. Throws 400 for what is not XML, and for metadata
 * without a usable assertion consumer service.
 */
export function readServiceProvider(file: Uint8Array): ImportedServiceProvider {
    const root = entityOf(parse(file));
    const descriptor = root && first(root, METADATA, "SPSSODescriptor");
    const service = descriptor && first(descriptor, METADATA, "AssertionConsumerService");
    const binding = own(BINDINGS, service?.getAttribute("Binding") ?? "");
    const acsUrl = service?.getAttribute("Location");
    if (!root || !descriptor || !acsUrl) throw invalid("Failed to import Metadata: No AssertionConsumerService found.");
    const entityId = root.getAttribute("entityID") ?? "";
    const certificate = certificateOf(descriptor);
    if (entityId.length > MAX_ENTITY_ID || acsUrl.length > MAX_ACS_URL || (certificate?.length ?? 0) > MAX_AREA)
        throw invalid("Failed to import Metadata: Its entity id, its AssertionConsumerService or its certificate is too long.");
    if (!binding) throw invalid("Failed to import Metadata: The binding of the AssertionConsumerService is not supported.");
    return {
        entityId,
        acsUrl,
        binding,
        certificate,
        signsRequests: isTrue(descriptor, "AuthnRequestsSigned"),
        wantsSignedAssertions: isTrue(descriptor, "WantAssertionsSigned"),
    };
}

/** The entity that the file is about: of several, the only one that is a service provider. */
function entityOf(root: Element): Element | undefined {
    if (root.localName !== "EntitiesDescriptor") return root;
    const found = Array.from(root.getElementsByTagNameNS(METADATA, "EntityDescriptor")).filter((entity) => first(entity, METADATA, "SPSSODescriptor"));
    if (found.length > 1) throw invalid("Failed to import Metadata: It describes more than one service provider.");
    return found[0];
}

function parse(file: Uint8Array): Element {
    const fail = () => {
        throw invalid("Invalid XML Syntax");
    };
    const xml = textOf(file) ?? fail();
    if (!xml.trim().startsWith("<")) fail();
    const document = new DOMParser({ errorHandler: { warning: () => undefined, error: fail, fatalError: fail } }).parseFromString(xml, "text/xml");
    const root = document?.documentElement;
    return root ?? fail();
}

function textOf(file: Uint8Array): string | undefined {
    try {
        return xmlText(file);
    } catch {
        return undefined;
    }
}

const first = (within: Element, namespace: string, name: string): Element | undefined => within.getElementsByTagNameNS(namespace, name)[0];

function certificateOf(descriptor: Element): string | null {
    const keys = Array.from(descriptor.getElementsByTagNameNS(METADATA, "KeyDescriptor"));
    const key = keys.find((one) => one.getAttribute("use") === "signing") ?? keys[0];
    const data = key && first(key, SIGNATURE, "X509Certificate")?.textContent?.replaceAll(/\s/g, "");
    return data ? `-----BEGIN CERTIFICATE-----\n${data.match(LINE)!.join("\n")}\n-----END CERTIFICATE-----\n` : null;
}

const isTrue = (descriptor: Element, attribute: string): boolean => ["true", "1"].includes(descriptor.getAttribute(attribute) ?? "");
