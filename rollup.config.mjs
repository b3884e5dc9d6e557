// The interfaces: the same bundles behind every door.
import path from "node:path";
import commonjs from "@rollup/plugin-commonjs";
import resolve from "@rollup/plugin-node-resolve";
import esbuild, { minify } from "rollup-plugin-esbuild";
import { cssSheetRollup } from "./build/css-sheet.mjs";
import { documentCss } from "./build/document-css.mjs";

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

/** The build knows the hashed names of the engine's worker and of the sample company; who loads them must. */
const builtUrls = {
    name: "built-urls",
    transform(code, id) {
        if (id.endsWith("trusted-types.ts")) return { code: code.replace("__ENGINE_URL__", process.env.ENGINE_URL ?? "/engine.js"), map: null };
        if (id.endsWith("tab/python.ts")) return { code: code.replace("__PYTHON_URL__", process.env.PYTHON_URL ?? "/python/"), map: null };
        return id.endsWith("tab/sample.ts") ? { code: code.replace("__SAMPLE_URL__", process.env.SAMPLE_URL ?? "/sample.json"), map: null } : null;
    },
};

/** Data that code imports: the snapshot, blueprint files, help texts. */
const data = {
    name: "data",
    transform(code, id) {
        if (id.endsWith(".json")) return { code: `export default ${code}`, map: { mappings: "" } };
        return /\.(yaml|md)$/.test(id) ? { code: `export default ${JSON.stringify(code)}`, map: { mappings: "" } } : null;
    },
};

/** Modules that a module cannot run without. */
function closure(id, getModuleInfo, seen = new Set()) {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const next of getModuleInfo(id)?.importedIds ?? []) closure(next, getModuleInfo, seen);
    return seen;
}

/** What each screen asks for as soon as it stands. */
const AFTERWARDS = ["elements/tooltip", "shell/live", "shell/palette/palette-button", "shell/version-banner"].map((file) => path.resolve(`src/${file}.ts`));

/**
 * Three files beside those of single pages, since a screen is bound by requests before it is bound by bytes: the entry with what the page of the
 * first screen (`home`) is made of, what several other pages are made of, and what comes afterwards on all of them.
 */
function sharedFiles(name, home) {
    let first, shared, after;
    return (id, { getModuleInfo, getModuleIds }) => {
        if (!first) {
            const ids = [...getModuleIds()];
            const entry = ids.find((candidate) => getModuleInfo(candidate)?.isEntry);
            const homePage = home && path.resolve(home);
            first = new Set([...closure(entry, getModuleInfo), ...(home ? closure(homePage, getModuleInfo) : [])].filter((part) => part !== homePage));
            const count = new Map();
            for (const page of ids.filter((candidate) => candidate.endsWith(".page.ts")))
                for (const part of closure(page, getModuleInfo)) if (part !== page && !first.has(part)) count.set(part, (count.get(part) ?? 0) + 1);
            shared = new Set([...count].filter(([, pages]) => pages > 1).map(([part]) => part));
            after = new Set(AFTERWARDS.filter((file) => ids.includes(file)).flatMap((file) => [...closure(file, getModuleInfo)]));
        }
        if (first.has(id)) return name;
        if (shared.has(id)) return "pages";
        return after.has(id) ? "after" : undefined;
    };
}

/** One bundle an interface, each with nothing in its files that it does not need; msw and the engine come with the boot entry only. */
const bundle = (name, entry, { home, plugins = [] } = {}) => ({
    input: { [name]: entry },
    output: {
        dir: "dist/web",
        format: "es",
        sourcemap: true,
        hashCharacters: "base36",
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: `assets/${name}-[name]-[hash].js`,
        assetFileNames: "assets/[name]-[hash][extname]",
        manualChunks: sharedFiles(name, home),
        onlyExplicitManualChunks: true,
    },
    plugins: [
        ownImports,
        resolve({ browser: true, preferBuiltins: false, exportConditions: [isDevelopment ? "development" : "production"] }),
        data,
        cssSheetRollup({ minify: !isDevelopment }),
        commonjs(),
        builtUrls,
        esbuild({ target: "es2022", tsconfig: "tsconfig.json" }),
        ...(isDevelopment ? [] : [minify({ target: "es2022", legalComments: "none", sourceMap: true })]),
        ...plugins,
    ],
    onwarn(warning, warn) {
        if (warning.code !== "CIRCULAR_DEPENDENCY" && warning.code !== "THIS_IS_UNDEFINED") warn(warning);
    },
});

export default [
    bundle("admin", "src/admin/admin.entry.ts", { home: "src/admin/overview/overview.page.ts", plugins: [documentCss({ minify: !isDevelopment })] }),
    bundle("user", "src/user/user.entry.ts", { home: "src/user/library/library.page.ts" }),
    bundle("flow", "src/flow/flow.entry.ts"),
    bundle("demo", "src/demo/demo.entry.ts"),
    bundle("api", "src/api-browser/api.entry.ts"),
    bundle("boot", "src/boot/boot.ts"),
];
