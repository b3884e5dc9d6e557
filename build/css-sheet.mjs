// import sheet from "x.css"  →  a shared CSSStyleSheet, in rollup, the test runner and vite.
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { pfStrip } from "./pf-strip.mjs";

const bare = (id) => id.split("?")[0];
const isCss = (id) => bare(id).endsWith(".css");

export async function toModule(css, file, { minify }) {
    let text = file.includes("patternfly") ? pfStrip(css) : css;
    if (minify) text = (await transform(text, { loader: "css", minify: true, target: "es2022" })).code;
    return `const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(text)}); export default sheet;`;
}

export const cssSheetRollup = ({ minify = true } = {}) => ({
    name: "css-sheet",
    async load(id) {
        if (!isCss(id)) return null;
        const code = await toModule(await readFile(bare(id), "utf8"), id, { minify });
        return { code, map: { mappings: "" }, moduleSideEffects: false };
    },
});

/** Imports are marked with a query: a stylesheet link to the same file must still get CSS. */
export const cssSheetWds = ({ minify = false } = {}) => ({
    name: "css-sheet",
    transformImport: ({ source }) => (isCss(source) ? `${source}?sheet` : undefined),
    resolveMimeType: (context) => (context.path.endsWith(".css") && "sheet" in context.query ? "js" : undefined),
    async transform(context) {
        if (!context.path.endsWith(".css") || !("sheet" in context.query)) return undefined;
        return { body: await toModule(String(context.body), context.path, { minify }) };
    },
});

/** Ids that end in .css would go through vite's own pipeline. */
const VITE = "\0css-sheet:";
export const cssSheetVite = ({ minify = true } = {}) => ({
    name: "css-sheet",
    enforce: "pre",
    async resolveId(source, importer) {
        if (!source.endsWith(".css") || !importer || /[\\/](\.storybook|node_modules)[\\/]/.test(importer)) return null;
        if (!/\.[cm]?[jt]s$/.test(bare(importer))) return null;
        const hit = await this.resolve(source, importer, { skipSelf: true });
        return hit && `${VITE}${bare(hit.id)}.js`;
    },
    async load(id) {
        if (!id.startsWith(VITE)) return null;
        const file = id.slice(VITE.length, -3);
        this.addWatchFile(file);
        return toModule(await readFile(file, "utf8"), file, { minify });
    },
});
