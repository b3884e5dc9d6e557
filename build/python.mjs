// CPython in WebAssembly and our package for it, as files that the tab fetches and the server reads when the first expression is run.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const PACKAGE = "mock-api/expressions/python";
const RUNTIME = "node_modules/pyodide";
const RUNTIME_FILES = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];

/** Our Python files by path, as JSON. */
export function pythonFiles() {
    const names = readdirSync(PACKAGE, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith(".py"))
        .sort();
    return JSON.stringify(Object.fromEntries(names.map((name) => [name.split(path.sep).join("/"), readFileSync(path.join(PACKAGE, name), "utf8")])));
}

/** Writes them below `web`, in a folder whose name carries a hash of their content; gives its address. */
export function writePython(web) {
    const files = pythonFiles();
    const hash = createHash("sha256").update(files);
    for (const name of RUNTIME_FILES) hash.update(readFileSync(path.join(RUNTIME, name)));
    const address = `/assets/python-${hash.digest("hex").slice(0, 10)}/`;
    mkdirSync(path.join(web, address), { recursive: true });
    for (const name of RUNTIME_FILES) cpSync(path.join(RUNTIME, name), path.join(web, address, name));
    writeFileSync(path.join(web, address, "authentik.json"), files);
    return address;
}

/** CPython for what runs the engine while building. */
export const sourcePython = () => ({
    load: async (settings) => (await import("pyodide")).loadPyodide({ ...settings, indexURL: path.resolve(RUNTIME) }),
    files: async () => JSON.parse(pythonFiles()),
});
