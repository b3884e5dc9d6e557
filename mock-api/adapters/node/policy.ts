/** A Content-Security-Policy: sources by directive. */
type Policy = Readonly<Record<string, string>>;

/** Of every page: only what we serve may run. */
const PAGE: Policy = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: https:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'self'",
    "form-action": "'self' https: http:",
    "object-src": "'none'",
};

/**
 * Texts become something else only through named policies: `default` lets our workers in, `sandbox` reads pages of the engine as inert
 * documents, `frame` fills frames in which nothing runs.
 */
const TRUSTED_TYPES: Policy = {
    "require-trusted-types-for": "'script'",
    "trusted-types": "default lit-html sandbox frame xml",
};

type Headers = Readonly<Record<string, string>>;

const withPolicy = (policy: Policy): Headers => ({
    "content-security-policy": Object.entries(policy)
        .map((directive) => directive.join(" "))
        .join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
});

/** Headers of every page. */
export const pageHeaders: Headers = withPolicy({ ...PAGE, ...TRUSTED_TYPES });

/**
 * Headers of a page that other servers' scripts run in as well: what they may load, by directive. They make documents of texts as they
 * like, so Trusted Types cannot be asked for there.
 */
export function pageHeadersWith(sources: ReadonlyMap<string, Iterable<string>>): Headers {
    const wider = [...sources].map(([directive, more]) => [directive, ["'self'", ...more].join(" ")]);
    return withPolicy({ ...PAGE, ...Object.fromEntries(wider) });
}

/**
 * Headers of the engine's worker, which has a policy of its own: it compiles WebAssembly (Python), makes no code of texts, and reaches
 * nobody but us.
 */
export const workerHeaders: Headers = {
    "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    "x-content-type-options": "nosniff",
};
