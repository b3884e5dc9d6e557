import type { PythonHost } from "#mock/python/interpreter.ts";

type Load = (typeof import("pyodide"))["loadPyodide"];

/** CPython where its files are fetched: `address` is their folder (with a slash), `files` where our own package lies as JSON. */
export const webPython = (address: string, files: string): PythonHost => ({
    async load(settings) {
        const { loadPyodide } = (await import(`${address}pyodide.mjs`)) as { loadPyodide: Load };
        return loadPyodide({ ...settings, indexURL: address });
    },
    async files() {
        const response = await fetch(files);
        if (!response.ok) throw new Error(`${files} answered ${response.status}.`);
        return (await response.json()) as Record<string, string>;
    },
});
