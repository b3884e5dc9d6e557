// The test runner's pages under the Content-Security-Policy that the product is served with: what would be blocked there fails a test here.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

const SOURCE = new URL("../mock-api/adapters/node/policy.ts", import.meta.url);
/** In every test file: fails the test in which something was blocked. */
const WATCH = "/src/elements/testing/served-policy.ts";

/** Node 20 strips no types. */
async function servedPolicy() {
    const { code } = await transform(await readFile(SOURCE, "utf8"), { loader: "ts" });
    const { pageHeaders } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    return pageHeaders["content-security-policy"];
}

/** Adds to what a directive allows; a directive that is not there would be a hole in the test. */
function widened(policy, directive, more) {
    if (!policy.includes(`${directive} `)) throw new Error(`The served policy has no ${directive}.`);
    return policy.replace(`${directive} `, `${directive} ${more} `);
}

/**
 * Let in beyond what the product needs, and nothing else:
 * - scripts that the runner writes into its page, by a nonce of this run;
 * - the check of the engine's answers, which compiles its schemas: through a Trusted Types policy of its own, so that no other
 *   text can become a program;
 * - WebAssembly: the engine runs in the page here, and with it Python, which in the product runs in a worker with a policy of its own.
 */
export async function servedPolicyMiddleware() {
    const nonce = randomUUID();
    const policy = widened(
        widened(await servedPolicy(), "script-src", `'nonce-${nonce}' 'trusted-types-eval' 'wasm-unsafe-eval'`),
        "trusted-types",
        "answer-check",
    );
    return async (context, next) => {
        await next();
        if (!context.response.is("html") || typeof context.body !== "string") return;
        context.body = context.body.replaceAll("<script", `<script nonce="${nonce}"`);
        context.set("content-security-policy", policy);
    };
}

export const servedPolicyPlugin = {
    name: "served-policy",
    transform({ path, body }) {
        return /\.(test|stories)\.ts$/.test(path) ? { body: `import "${WATCH}"; ${body}` } : undefined;
    },
};
