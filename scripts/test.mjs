// npm test: every check and suite, step by step; ends with one line that counts.
// npm test -- PART…: only these steps (lint, types …), and the tests whose path contains one of these parts.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureNode, ensurePackages } from "./lib/ensure.mjs";

ensureNode();
ensurePackages();

const bin = (name) => path.join("node_modules", name);
const COUNTS = path.resolve("node_modules/.cache/test-counts");
mkdirSync(COUNTS, { recursive: true });

/** Checks count as one test each; suites count their own. */
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
/** What failed, told once more at the end: between here and there lie thousands of lines. */
const failures = [];
const wanted = process.argv.slice(2);
const steps = wanted.length ? chosen() : STEPS;
if (!steps.length) console.log(`No step and no test is called ${wanted.join(" or ")}.`);
for (const [name, command, kind] of steps) {
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
    if (counts.failed) failures.push(...(counts.failures?.length ? counts.failures : ["see above"]).map((line) => `${name}: ${line}`));
    console.log(`── ${name}: ${counts.failed ? "failed" : "passed"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
if (failures.length) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join("\n")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !steps.length ? 1 : 0);

/** The steps that were named, and the suites with the files that were. */
function chosen() {
    const parts = wanted.filter((part) => !STEPS.some(([name]) => name === part));
    const files = ["src", "mock-api", "stories", "tests"]
        .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => `${folder}/${String(file).replaceAll("\\", "/")}`))
        .filter((file) => parts.some((part) => file.includes(part)));
    const onNode = files.filter((file) => /^(mock-api|tests)\/.*\.test\.ts$/.test(file) && !file.endsWith(".browser.test.ts"));
    const inBrowser = files.filter((file) => /^(src|stories)\/.*\.(test|stories)\.ts$/.test(file) || file.endsWith(".browser.test.ts"));
    const whole = files.filter((file) => file.endsWith(".e2e.ts"));
    return [
        ...STEPS.filter(([name]) => wanted.includes(name)),
        ...(onNode.length ? [["engine on Node", ["scripts/test-node.mjs", ...onNode], "suite"]] : []),
        ...(inBrowser.length ? [["browser", [bin("@web/test-runner/dist/bin.js"), ...inBrowser.flatMap((file) => ["--files", file])], "suite"]] : []),
        ...(whole.length ? [STEPS.find(([name]) => name === "build"), ["whole product", ["scripts/test-node.mjs", "--e2e", ...whole], "suite"]] : []),
    ];
}

function run(command, env) {
    return new Promise((resolve) => {
        const child = spawn(process.execPath, command, { stdio: ["ignore", "inherit", "inherit"], env });
        child.on("close", (code) => resolve(code ?? 1));
    });
}
