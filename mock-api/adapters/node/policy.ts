/**
 * Headers of every page: only what we serve may run, and only through the one Trusted Types policy that lets our workers in
 * (`sandbox`: the static pages of the tab, which start workers; without: the pages of a server).
 */
export const pageHeaders: Readonly<Record<string, string>> = {
    "content-security-policy": [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: https:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "frame-ancestors 'self'",
        "base-uri 'self'",
        "form-action 'self' https: http:",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default lit-html sandbox",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
};
