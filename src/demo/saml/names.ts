/** Namespaces and identifiers of SAML 2.0 and XML Signature, as far as the demo speaks them. */
export const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
export const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
export const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
export const DSIG = "http://www.w3.org/2000/09/xmldsig#";
export const REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
export const POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
export const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
