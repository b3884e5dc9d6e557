import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { PythonHost } from "#mock/python/interpreter.ts";

const unpack = promisify<Buffer, object, Uint8Array>(gunzip);
/** More than the picture of a memory has, in bytes: it is unpacked into one piece, and not put together from many. */
const PICTURE = 40 * 1024 * 1024;

type Load = (typeof import("pyodide"))["loadPyodide"];

/**
 * CPython on Node. `folder`: where the files of the package `pyodide` are; `files`: reads those of our own package; `snapshot`: reads the picture of a
 * memory to start from.
 */
export const nodePython = (folder: string, files: PythonHost["files"], snapshot?: () => Promise<Uint8Array>): PythonHost => ({
    async load(settings) {
        const { loadPyodide } = (await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href)) as { loadPyodide: Load };
        return loadPyodide({ ...settings, indexURL: folder, ...(snapshot ? { _loadSnapshot: snapshot() } : {}) });
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
        async load(settings) {
            const built = await folder();
            return nodePython(built, builtPython(web).files, async () => unpack(await readFile(path.join(built, "snapshot.gz")), { chunkSize: PICTURE })).load(
                settings,
            );
        },
        files: async () => JSON.parse(await readFile(path.join(await folder(), "authentik.json"), "utf8")) as Record<string, string>,
    };
}
