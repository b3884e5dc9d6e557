// npm test: everything that must hold, step by step; ends with one line that counts.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureNode, ensurePackages } from "./lib/ensure.mjs";

ensureNode();
ensurePackages();

const bin = (name) => path.join("node_modules", name);
const COUNTS = path.resolve("node_modules/.cache/test-counts");
mkdirSync(COUNTS, { recursive: true });

/** Checks count as one test each; suites count their own. `only`: names from the command line. */
const STEPS = [
    ["generate", ["build/generate.mjs"]],
    ["format", [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]],
    ["walls", ["scripts/walls.mjs"]],
    ["lock file", ["scripts/check-lock.mjs"]],
    ["lint", [bin("oxlint/bin/oxlint"), "--type-aware", "--quiet", "src", "mock-api", "tests"]],
    [
        "templates",
        [
            bin("lit-analyzer/cli.js"),
            "src/**/*.ts",
            "--quiet",
            "--rules.no-missing-import",
            "off",
            "--rules.no-unknown-tag-name",
            "off",
            "--rules.no-incompatible-type-binding",
            "off",
        ],
    ],
    ["texts", ["scripts/texts.mjs", "--check"]],
    ["types", [bin("typescript-native/bin/tsc"), "-p", "."]],
    ["engine on Node", ["scripts/test-node.mjs"], "suite"],
    ["browser", [bin("@web/test-runner/dist/bin.js")], "suite"],
    ["build", ["scripts/build.mjs"]],
    ["catalogue", ["scripts/stories.mjs", "build"]],
    ["sizes", ["scripts/size.mjs"]],
    ["whole product", ["scripts/test-node.mjs", "--e2e"], "suite"],
];

let [passed, failed] = [0, 0];
const only = process.argv.slice(2);
for (const [name, command, kind] of STEPS) {
    if (only.length && !only.includes(name)) continue;
    const started = Date.now();
    console.log(`\n── ${name}`);
    const file = path.join(COUNTS, `${name.replaceAll(" ", "-")}.json`);
    rmSync(file, { force: true });
    const code = await run(command, { ...process.env, COUNT_FILE: file });
    const counts = kind === "suite" && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    // A suite that breaks off without a failed test is a failure all the same.
    if (code !== 0 && counts.failed === 0) counts.failed = 1;
    passed += counts.passed;
    failed += counts.failed;
    console.log(`── ${name}: ${counts.failed ? "failed" : "passed"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

function run(command, env) {
    return new Promise((resolve) => {
        const child = spawn(process.execPath, command, { stdio: ["ignore", "inherit", "inherit"], env });
        child.on("close", (code) => resolve(code ?? 1));
    });
}
