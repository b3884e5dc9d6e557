import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { PythonHost } from "#mock/python/interpreter.ts";

type Load = (typeof import("pyodide"))["loadPyodide"];

/** CPython on Node. `folder`: where the files of the package `pyodide` are; `files`: reads those of our own package. */
export const nodePython = (folder: string, files: PythonHost["files"]): PythonHost => ({
    async load(settings) {
        const { loadPyodide } = (await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href)) as { loadPyodide: Load };
        return loadPyodide({ ...settings, indexURL: folder });
    },
    files,
});

/** Our Python files as they lie in a folder. */
export async function readPythonFiles(folder: string): Promise<Record<string, string>> {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".py"));
    const read = async (name: string): Promise<[string, string]> => [name.split(path.sep).join("/"), await readFile(path.join(folder, name), "utf8")];
    return Object.fromEntries(await Promise.all(names.map(read)));
}

/** CPython from among the built files: the tab fetches the same ones. `web`: their folder. */
export function builtPython(web: string): PythonHost {
    const folder = async (): Promise<string> => {
        const assets = path.join(web, "assets");
        const name = (await readdir(assets)).find((entry) => entry.startsWith("python-"));
        if (!name) throw new Error(`there is none in ${assets}: build again`);
        return path.join(assets, name);
    };
    return {
        load: async (settings) => nodePython(await folder(), builtPython(web).files).load(settings),
        files: async () => JSON.parse(await readFile(path.join(await folder(), "authentik.json"), "utf8")) as Record<string, string>,
    };
}
