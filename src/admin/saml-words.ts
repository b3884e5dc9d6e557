import { msg } from "@lit/localize";
import type { SamlSource } from "#src/api/sources.api.ts";

type Words<T> = readonly { value: NonNullable<T>; label: string; description?: string }[];

const outdated = (): string => msg("Insecure. Only for systems that support nothing better.");

/** What is computed over a document before it is signed (XML Signature 6.2). */
export const digests = (): Words<SamlSource["digest_algorithm"]> => [
    { value: "http://www.w3.org/2000/09/xmldsig#sha1", label: "SHA-1", description: outdated() },
    { value: "http://www.w3.org/2001/04/xmlenc#sha256", label: "SHA-256" },
    { value: "http://www.w3.org/2001/04/xmldsig-more#sha384", label: "SHA-384" },
    { value: "http://www.w3.org/2001/04/xmlenc#sha512", label: "SHA-512" },
];

/** How documents are signed (XML Signature 6.4). */
export const signatures = (): Words<SamlSource["signature_algorithm"]> => [
    { value: "http://www.w3.org/2000/09/xmldsig#rsa-sha1", label: "RSA-SHA1", description: outdated() },
    { value: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", label: "RSA-SHA256" },
    { value: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", label: "RSA-SHA384" },
    { value: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", label: "RSA-SHA512" },
    { value: "http://www.w3.org/2000/09/xmldsig#dsa-sha1", label: "DSA-SHA1", description: outdated() },
];
