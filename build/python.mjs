// CPython in WebAssembly and our package for it, as files that the tab fetches and the server reads when the first expression is run.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const PACKAGE = "mock-api/expressions/python";
const RUNTIME = "node_modules/pyodide";
const RUNTIME_FILES = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];

/** How CPython starts; the same for whoever makes the picture of its memory and whoever starts from that. There is no list of packages to install from. */
const START = JSON.parse(readFileSync("mock-api/python/start.json", "utf8"));
/** Modules of the library that our package or most expressions import. */
const IMPORTED =
    "contextvars, dataclasses, datetime, decimal, functools, hashlib, hmac, html, ipaddress, itertools, json, logging, random, re, secrets, string, textwrap, traceback, unicodedata, urllib.parse, uuid, zoneinfo";

/** A picture of CPython's memory once it has started, packed: starting from it takes a tenth of the time. */
async function snapshot() {
    const { loadPyodide } = await import("pyodide");
    const settings = { jsglobals: {}, env: START.env, lockFileContents: JSON.stringify(START.lock), indexURL: path.resolve(RUNTIME), _makeSnapshot: true };
    const python = await loadPyodide({ ...settings, stdin: () => null, stdout: () => undefined, stderr: () => undefined });
    python.runPython(`import ${IMPORTED}`);
    return gzipSync(python.makeMemorySnapshot());
}

/** Our Python files by path, as JSON. */
export function pythonFiles() {
    const names = readdirSync(PACKAGE, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith(".py"))
        .sort();
    return JSON.stringify(Object.fromEntries(names.map((name) => [name.split(path.sep).join("/"), readFileSync(path.join(PACKAGE, name), "utf8")])));
}

/** Writes them below `web`, in a folder whose name carries a hash of their content; gives its address. */
export async function writePython(web) {
    const files = pythonFiles();
    const hash = createHash("sha256").update(files).update(JSON.stringify(START)).update(IMPORTED);
    for (const name of RUNTIME_FILES) hash.update(readFileSync(path.join(RUNTIME, name)));
    const address = `/assets/python-${hash.digest("hex").slice(0, 10)}/`;
    mkdirSync(path.join(web, address), { recursive: true });
    for (const name of RUNTIME_FILES) cpSync(path.join(RUNTIME, name), path.join(web, address, name));
    writeFileSync(path.join(web, address, "authentik.json"), files);
    writeFileSync(path.join(web, address, "snapshot.gz"), await snapshot());
    return address;
}

/** CPython for what runs the engine while building. */
export const sourcePython = () => ({
    load: async (settings) => (await import("pyodide")).loadPyodide({ ...settings, indexURL: path.resolve(RUNTIME) }),
    files: async () => JSON.parse(pythonFiles()),
});
