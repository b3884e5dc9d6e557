// Builds everything into dist/: the engine's worker, the interfaces with their pages, and the server.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build as esbuild } from "esbuild";
import { FLAGS } from "./flags.mjs";
import { engineBundle, generate } from "./generate.mjs";
import { writePages } from "./pages.mjs";
import { writePython } from "./python.mjs";
import { makeSample } from "./sample.mjs";

const DIST = path.resolve("dist");
const STAMP = path.join(DIST, "inputs.sha256");
const INPUTS = ["src", "mock-api", "web", "build", "rollup.config.mjs", "package-lock.json", "tsconfig.json"];

/** Builds when an input has changed since the last build; `say` is called with each step. */
export async function build({ force = false, say = () => undefined } = {}) {
    await generate();
    const inputs = hashOf(INPUTS);
    if (!force && existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputs) return false;
    rmSync(DIST, { recursive: true, force: true });
    mkdirSync(path.join(DIST, "web"), { recursive: true });
    say("Replaying the sample company's month");
    process.env.SAMPLE_URL = writeAsset("sample", "json", await makeSample());
    say("Building the engine");
    process.env.PYTHON_URL = await writePython(path.join(DIST, "web"));
    process.env.ENGINE_URL = await buildWorker();
    say("Building the interfaces");
    await buildInterfaces();
    copyStatic();
    say("Building the server");
    await buildServer();
    writeFileSync(STAMP, inputs);
    return true;
}

async function buildInterfaces() {
    const { rollup } = await import("rollup");
    const { default: configs } = await import(new URL("../rollup.config.mjs", import.meta.url));
    const written = await Promise.all(
        configs.map(async (config) => {
            const bundle = await rollup(config);
            const { output } = await bundle.write(config.output);
            await bundle.close();
            return output;
        }),
    );
    writePages(written.flat(), path.join(DIST, "web"));
}

/** The SharedWorker, under a name of its content: a new build is a new worker. */
async function buildWorker() {
    const result = await engineBundle("mock-api/adapters/tab/engine.worker.ts", undefined, { write: false, outdir: "out", minify: true, platform: "browser" });
    return writeAsset(
        "engine",
        "js",
        result.outputFiles[0].text.replace("__SAMPLE_URL__", process.env.SAMPLE_URL).replace("__PYTHON_URL__", process.env.PYTHON_URL),
    );
}

/** Writes a file whose name carries a hash of its content; gives its address. */
function writeAsset(name, kind, content) {
    const address = `/assets/${name}-${createHash("sha256").update(content).digest("hex").slice(0, 10)}.${kind}`;
    mkdirSync(path.join(DIST, "web/assets"), { recursive: true });
    writeFileSync(path.join(DIST, "web", address), content);
    return address;
}

function copyStatic() {
    const require = createRequire(import.meta.url);
    cpSync("web/static", path.join(DIST, "web/static"), { recursive: true });
    cpSync(FLAGS, path.join(DIST, "web/static/flags"), { recursive: true, filter: (file) => file === FLAGS || file.endsWith(".svg") });
    const owned = JSON.parse(readFileSync("mock-api/adapters/tab/owned-paths.json", "utf8")).join("|");
    writeFileSync(path.join(DIST, "web/sw.js"), readFileSync("web/sw.js", "utf8").replace("__OWNED_PATHS__", owned));
    cpSync(require.resolve("msw/mockServiceWorker.js"), path.join(DIST, "web/mockServiceWorker.js"));
}

async function buildServer() {
    const common = {
        bundle: true,
        format: "esm",
        platform: "node",
        target: "node20",
        // One file is read much faster than hundreds: half of the start was finding packages. LevelDB contains native code.
        external: ["classic-level", "ws"],
        mainFields: ["module", "main"],
        // Its build for Node is made of files that ask for each other while they run.
        sourcemap: true,
        loader: { ".yaml": "text" },
        // Packages that are no modules ask for Node's own by `require`, which modules do not have.
        banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' },
        logLevel: "error",
        alias: { "yaml": path.resolve("node_modules/yaml/browser/index.js"), "#mock": path.resolve("mock-api"), "#kernel": path.resolve("mock-api/kernel") },
    };
    await esbuild({
        ...common,
        entryPoints: { server: "mock-api/adapters/node/main.ts", static: "mock-api/adapters/node/static.ts" },
        outdir: DIST,
        outExtension: { ".js": ".mjs" },
        splitting: true,
        // What certificates are read with asks for it while it is loaded, whichever module loads it first.
        inject: ["reflect-metadata"],
    });
}

/** One hash over all files below these paths. */
function hashOf(inputs) {
    const hash = createHash("sha256");
    const add = (file) => {
        if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) add(path.join(file, name));
        else if (!file.endsWith(".test.ts")) hash.update(file).update(readFileSync(file));
    };
    inputs.filter(existsSync).forEach(add);
    return hash.digest("hex");
}
