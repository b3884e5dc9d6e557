import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { resolveBrowser } from "./build/browser.mjs";
import { cssSheetWds } from "./build/css-sheet.mjs";
import { countReporter } from "./build/count-reporter.mjs";
import { FLAGS } from "./build/flags.mjs";
import { prebundle } from "./build/prebundle.mjs";
import { pythonFiles } from "./build/python.mjs";
import { servedPolicyMiddleware, servedPolicyPlugin } from "./build/served-policy.mjs";

const browser = await resolveBrowser();

/**
 * The runner loads one test file after the other into a page. Once its history holds the 50 entries that Chromium keeps, Back of a test leads to
 * the blank page before it: each file begins with a history of its own.
 */
async function withShortHistory(page) {
    const devtools = await page.createCDPSession();
    const goto = page.goto.bind(page);
    page.goto = async (...target) => {
        // Not while the page is on its way elsewhere; the next file asks again.
        await devtools.send("Page.resetNavigationHistory").catch(() => undefined);
        return goto(...target);
    };
    return page;
}
const worker = createRequire(import.meta.url).resolve("msw/mockServiceWorker.js");

export default {
    files: ["src/**/*.test.ts", "mock-api/**/*.test.ts", "!**/*.node.test.ts", "stories/**/*.test.ts", "stories/**/*.stories.ts"],
    nodeResolve: { browser: true, preferBuiltins: false, exportConditions: ["development"] },
    concurrency: 2,
    // A browser that is still starting on a busy machine is no failure.
    browserStartTimeout: 120_000,
    testsStartTimeout: 120_000,
    testsFinishTimeout: 300_000,
    filterBrowserLogs: ({ args }) => !String(args[0]).startsWith("Lit is in dev mode"),
    reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), countReporter()],
    mimeTypes: { "**/*.yaml": "js", "**/*.md": "js", "**/mock-api/**/*.json": "js" },
    middleware: [await servedPolicyMiddleware()],
    plugins: [
        {
            name: "msw-worker",
            serve: async ({ path }) => (path === "/mockServiceWorker.js" ? { body: await readFile(worker, "utf8"), type: "js" } : undefined),
        },
        {
            name: "flags",
            async serve({ path }) {
                const [, name] = /^\/static\/flags\/([A-Z]{2}\.svg)$/.exec(path) ?? [];
                return name ? { body: await readFile(`${FLAGS}/${name}`, "utf8"), type: "svg" } : undefined;
            },
        },
        {
            name: "python",
            serve: ({ path }) => (path === "/__python.json" ? { body: pythonFiles(), type: "json" } : undefined),
        },
        {
            // Every story is a test: its file gets a line that checks what it exports. Imported by that line, without a session of its own, it stays as it is.
            name: "stories-are-tests",
            transform({ path, body, query }) {
                if (!path.endsWith(".stories.ts") || !query["wtr-session-id"]) return undefined;
                return { body: `${body}\nimport * as own from "${path}"; import { checkStories } from "/stories/support/check.ts"; checkStories(own);` };
            },
        },
        {
            name: "text-modules",
            transform(context) {
                if (/\.(yaml|md)$/.test(context.path)) return { body: `export default ${JSON.stringify(String(context.body))}` };
                if (context.path.startsWith("/mock-api/") && context.path.endsWith(".json")) return { body: `export default ${String(context.body)}` };
                return undefined;
            },
        },
        prebundle({
            "@simplewebauthn/server": ["SettingsService", "verifyAuthenticationResponse", "verifyRegistrationResponse"],
            "@peculiar/x509": [
                "BasicConstraintsExtension",
                "Name",
                "PemConverter",
                "SubjectAlternativeNameExtension",
                "X509Certificate",
                "X509CertificateGenerator",
            ],
            "@xmldom/xmldom": ["DOMParser"],
            "ajv": ["Ajv"],
            "classic-level": ["ClassicLevel"],
            "yaml": ["*"],
        }),
        cssSheetWds(),
        servedPolicyPlugin,
        esbuildPlugin({ ts: true, target: "es2022", tsconfig: fileURLToPath(new URL("./tsconfig.json", import.meta.url)) }),
    ],
    browsers: [
        chromeLauncher({
            launchOptions: { ...browser },
            // One browser context per slot: its own window (background tabs stall), storage and service worker.
            createPage: async ({ browser: chrome }) => withShortHistory(await (await chrome.createBrowserContext()).newPage()),
        }),
    ],
    // Twice as long as anything is waited for: what is loaded when it is first shown may take many seconds on a busy machine.
    testFramework: { config: { timeout: 60_000 } },
};
