import { elementMaker } from "#mock/encoding/xml.ts";
import { DSIG } from "#mock/encoding/xml-signature.ts";

export const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
export const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
export const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";

const BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";
export const REDIRECT = `${BINDINGS}HTTP-Redirect`;
export const POST = `${BINDINGS}HTTP-POST`;

/** Identifiers of names (SAML 2.0 Core, 8.3), as this product has them: some belong to another version than here. */
export const FORMATS = {
    email: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    persistent: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    x509: "urn:oasis:names:tc:SAML:2.0:nameid-format:X509SubjectName",
    windows: "urn:oasis:names:tc:SAML:2.0:nameid-format:WindowsDomainQualifiedName",
    transient: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    unspecified: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
} as const;

/** Makes elements of messages, assertions and metadata. */
export const saml = elementMaker({ samlp: PROTOCOL, saml: ASSERTION, md: METADATA, ds: DSIG });

/** Those that the original declares at the root of what it does not sign, in its order. */
export const NAMESPACES = { samlp: PROTOCOL, saml: ASSERTION, ds: DSIG, md: METADATA } as const;

/** What `instant` writes, fractions too, as ms since the epoch; NaN for every other text: without its zone a time is another one on each machine. */
export const momentOf = (text: string): number => (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : NaN);

/** A moment as SAML writes it (Core, 1.3.3), to the second. `ms` since the epoch. */
export const instant = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
