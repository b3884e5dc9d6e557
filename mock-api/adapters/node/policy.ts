/**
 * Headers of every page: only what we serve may run, and texts become something else only through named Trusted Types policies:
 * `default` lets our workers in, `sandbox` reads pages of the engine as inert documents, `frame` fills frames in which nothing runs.
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
        "trusted-types default lit-html sandbox frame xml",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
};

/**
 * Headers of the engine's worker, which has a policy of its own: it compiles WebAssembly (Python), makes no code of texts, and reaches
 * nobody but us.
 */
export const workerHeaders: Readonly<Record<string, string>> = {
    "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    "x-content-type-options": "nosniff",
};
