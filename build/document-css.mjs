// The style sheet of the document: PatternFly's base and tokens, our own, fonts. One hashed file.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { pfStrip } from "./pf-strip.mjs";

export const documentCss = ({ minify = true } = {}) => ({
    name: "document-css",
    async generateBundle() {
        const result = await build({
            entryPoints: { document: "src/base/styles/document.css" },
            bundle: true,
            minify,
            write: false,
            outdir: "out",
            assetNames: "[name]-[hash]",
            loader: { ".woff2": "file", ".woff": "file", ".ttf": "file", ".svg": "file", ".png": "file", ".jpg": "file" },
            logLevel: "error",
            plugins: [
                {
                    name: "patternfly",
                    setup: (b) =>
                        b.onLoad({ filter: /patternfly.*\.css$/ }, async ({ path: file }) => ({
                            contents: pfStrip(await readFile(file, "utf8")),
                            loader: "css",
                        })),
                },
            ],
        });
        for (const file of result.outputFiles) {
            const name = path.basename(file.path);
            if (name.endsWith(".css")) this.emitFile({ type: "asset", name: "document.css", source: file.text });
            else this.emitFile({ type: "asset", fileName: `assets/${name}`, source: file.contents });
        }
    },
});
