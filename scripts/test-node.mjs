// Engine tests on Node: bundled once with esbuild (Node 20 strips no types), run by mocha. Arguments: parts of the paths of files; --e2e: those that drive the built product.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import Mocha from "mocha";
import { generate } from "../build/generate.mjs";

const OUT = path.resolve("node_modules/.cache/node-tests");
/** Tells the engine where CPython is; all tests share one, which is loaded when the first of them runs an expression. */
const PYTHON = "mock-api/adapters/test/python.node.ts";
/** Processes that run files of tests beside each other: each loads the engine and Python once. */
const MOST_JOBS = 4;
const isWhole = process.argv.includes("--e2e");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

await generate();
const files = find(["mock-api", "tests"]).filter((file) => !wanted.length || wanted.some((part) => file.includes(part)));
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
await build({
    entryPoints: [PYTHON, ...files],
    outdir: OUT,
    outbase: ".",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    loader: { ".yaml": "text" },
    logLevel: "error",
    alias: aliases(),
});

// For the processes that run the tests, too.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --enable-source-maps`;
process.setSourceMapsEnabled(true);
const bundled = (file) => path.join(OUT, file.replace(/\.ts$/, ".mjs"));
const jobs = Math.min(availableParallelism(), files.length, MOST_JOBS);
const mocha = new Mocha({
    // The first test that needs Python waits for it: seconds on an idle machine, half a minute on a busy one.
    timeout: isWhole ? 120_000 : 60_000,
    reporter: process.env.MOCHA_REPORTER ?? "dot",
    parallel: jobs > 1,
    jobs,
    require: [bundled(PYTHON)],
});
for (const file of files) mocha.addFile(bundled(file));
if (jobs === 1) {
    await import(pathToFileURL(bundled(PYTHON)));
    await mocha.loadFilesAsync();
}
const failures = [];
const runner = mocha.run((failed) => {
    const { passes } = runner.stats;
    if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify({ passed: passes, failed, failures }));
    console.log(`${passes} passed, ${failed} failed`);
    process.exit(failed ? 1 : 0);
});
runner.on("fail", (test, error) => failures.push(`${test.titlePath().join(" › ")}: ${String(error?.message ?? error).split("\n", 1)[0]}`));

/** Test files below these folders: `*.test.ts` but for those that need a browser. */
function find(folders) {
    return folders
        .filter(existsSync)
        .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
        .filter((file) => (isWhole ? file.endsWith(".e2e.ts") : file.endsWith(".test.ts") && !file.endsWith(".browser.test.ts")))
        .sort();
}

/** The package's own import aliases: esbuild must not take them for packages. */
function aliases() {
    return { "#mock": path.resolve("mock-api"), "#kernel": path.resolve("mock-api/kernel"), "#src": path.resolve("src") };
}
