import { DOMParser } from "@xmldom/xmldom";
import { invalid } from "#kernel/errors.ts";
import { POST, REDIRECT } from "./metadata.ts";

/** What a service provider's metadata say that a provider is made of (SAML 2.0 Metadata, 2.4.4). */
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
/** Characters per line of PEM. */
const LINE = /.{1,64}/g;

/** An element as the parser makes it; the parser leans on the types of the DOM, which the engine does not have. */
interface Element {
    readonly textContent: string | null;
    getAttribute(name: string): string | null;
    getElementsByTagNameNS(namespace: string, name: string): ArrayLike<Element>;
}

const BINDINGS: Readonly<Record<string, "redirect" | "post">> = { [REDIRECT]: "redirect", [POST]: "post" };

/** Reads metadata. Throws 400 for what is no XML, and for metadata without a usable assertion consumer service. */
export function readServiceProvider(xml: string): ImportedServiceProvider {
    const root = parse(xml);
    const descriptor = first(root, METADATA, "SPSSODescriptor");
    const service = descriptor && first(descriptor, METADATA, "AssertionConsumerService");
    const binding = BINDINGS[service?.getAttribute("Binding") ?? ""];
    const acsUrl = service?.getAttribute("Location");
    if (!descriptor || !acsUrl) throw invalid("Failed to import Metadata: No AssertionConsumerService found.");
    if (!binding) throw invalid("Failed to import Metadata: The binding of the AssertionConsumerService is not supported.");
    return {
        entityId: root.getAttribute("entityID") ?? "",
        acsUrl,
        binding,
        certificate: certificateOf(descriptor),
        signsRequests: isTrue(descriptor, "AuthnRequestsSigned"),
        wantsSignedAssertions: isTrue(descriptor, "WantAssertionsSigned"),
    };
}

function parse(xml: string): Element {
    const fail = () => {
        throw invalid("Invalid XML Syntax");
    };
    if (!xml.trim().startsWith("<")) fail();
    const document = new DOMParser({ errorHandler: { warning: () => undefined, error: fail, fatalError: fail } }).parseFromString(xml, "text/xml");
    const root = document?.documentElement;
    return root ?? fail();
}

const first = (within: Element, namespace: string, name: string): Element | undefined => within.getElementsByTagNameNS(namespace, name)[0];

function certificateOf(descriptor: Element): string | null {
    const keys = Array.from(descriptor.getElementsByTagNameNS(METADATA, "KeyDescriptor"));
    const key = keys.find((one) => one.getAttribute("use") === "signing") ?? keys[0];
    const data = key && first(key, SIGNATURE, "X509Certificate")?.textContent?.replaceAll(/\s/g, "");
    return data ? `-----BEGIN CERTIFICATE-----\n${data.match(LINE)!.join("\n")}\n-----END CERTIFICATE-----\n` : null;
}

const isTrue = (descriptor: Element, attribute: string): boolean => ["true", "1"].includes(descriptor.getAttribute(attribute) ?? "");
