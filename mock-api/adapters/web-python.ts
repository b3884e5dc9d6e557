import type { PythonHost } from "#mock/python/interpreter.ts";

type Load = (typeof import("pyodide"))["loadPyodide"];

/**
 * CPython where its files are fetched: `address` is their folder (with a slash), `files` where our own package lies as JSON, `snapshot` where the packed picture of
 * a memory lies to start from.
 */
export const webPython = (address: string, files: string, snapshot?: string): PythonHost => ({
    async load(settings) {
        const { loadPyodide } = (await import(`${address}pyodide.mjs`)) as { loadPyodide: Load };
        return loadPyodide({ ...settings, indexURL: address, ...(snapshot ? { _loadSnapshot: unpacked(snapshot) } : {}) });
    },
    async files() {
        const response = await fetch(files);
        if (!response.ok) throw new Error(`${files} answered ${response.status}.`);
        return (await response.json()) as Record<string, string>;
    },
});

async function unpacked(address: string): Promise<ArrayBuffer> {
    const response = await fetch(address);
    if (!response.ok || !response.body) throw new Error(`${address} answered ${response.status}.`);
    return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
