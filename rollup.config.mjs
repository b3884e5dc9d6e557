// The interfaces: one bundle, the same behind every door; and their pages, one set for a server, one for the tab.
import { readFile } from "node:fs/promises";
import path from "node:path";
import commonjs from "@rollup/plugin-commonjs";
import resolve from "@rollup/plugin-node-resolve";
import esbuild, { minify } from "rollup-plugin-esbuild";
import { cssSheetRollup } from "./build/css-sheet.mjs";
import { documentCss } from "./build/document-css.mjs";
import { pages } from "./build/pages.mjs";

const isDevelopment = Boolean(process.env.ROLLUP_WATCH);
const aliases = { "#src/": "src/", "#mock/": "mock-api/", "#kernel/": "mock-api/kernel/" };

/** The package's own `imports`, without asking the resolver of packages. */
const ownImports = {
    name: "own-imports",
    resolveId(source) {
        const found = Object.entries(aliases).find(([prefix]) => source.startsWith(prefix));
        return found ? path.resolve(found[1] + source.slice(found[0].length)) : null;
    },
};

/** The build of the engine's worker knows its hashed name; the boot entry must. */
const engineUrl = {
    name: "engine-url",
    transform: (code, id) =>
        id.endsWith("trusted-types.ts") ? { code: code.replace("__ENGINE_URL__", process.env.ENGINE_URL ?? "/engine.js"), map: null } : null,
};

/** Data that code imports: the snapshot, blueprint files. */
const data = {
    name: "data",
    transform(code, id) {
        if (id.endsWith(".json")) return { code: `export default ${code}`, map: { mappings: "" } };
        return id.endsWith(".yaml") ? { code: `export default ${JSON.stringify(code)}`, map: { mappings: "" } } : null;
    },
};

export default {
    input: { admin: "src/admin/admin.entry.ts", user: "src/user/user.entry.ts", flow: "src/flow/flow.entry.ts", boot: "src/boot/boot.ts" },
    output: {
        dir: "dist/web",
        format: "es",
        sourcemap: true,
        hashCharacters: "base36",
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
    },
    // Engine code must not end up in a chunk that an interface loads; msw and the engine come with the boot entry only.
    plugins: [
        ownImports,
        resolve({ browser: true, preferBuiltins: false, exportConditions: [isDevelopment ? "development" : "production"] }),
        data,
        cssSheetRollup({ minify: !isDevelopment }),
        commonjs(),
        engineUrl,
        esbuild({ target: "es2022", tsconfig: "tsconfig.json" }),
        ...(isDevelopment ? [] : [minify({ target: "es2022", legalComments: "none", sourceMap: true })]),
        documentCss({ minify: !isDevelopment }),
        pages({ template: (name) => readFile(`web/${name}.html`, "utf8") }),
    ],
    onwarn(warning, warn) {
        if (warning.code !== "CIRCULAR_DEPENDENCY" && warning.code !== "THIS_IS_UNDEFINED") warn(warning);
    },
};
