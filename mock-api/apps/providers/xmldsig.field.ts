/** Algorithms of XML signatures (XML Signature Syntax and Processing, RFC 6931), as the API's choices have them. */
export const DIGESTS = {
    "http://www.w3.org/2000/09/xmldsig#sha1": "SHA1",
    "http://www.w3.org/2001/04/xmlenc#sha256": "SHA256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "SHA384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "SHA512",
} as const;

export const SIGNATURES = {
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1": "RSA-SHA1",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": "RSA-SHA256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": "RSA-SHA384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": "RSA-SHA512",
    "http://www.w3.org/2000/09/xmldsig#dsa-sha1": "DSA-SHA1",
} as const;

export const DEFAULT_DIGEST = "http://www.w3.org/2001/04/xmlenc#sha256";
export const DEFAULT_SIGNATURE = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
