// Serves CommonJS packages as one module each, for the test runner.
import { build } from "esbuild";

export function prebundle(packages) {
    const cache = new Map();
    const url = (name) => `/__vendor/${encodeURIComponent(name)}.js`;
    const bundle = async (name) => {
        // What is written as ES modules can be handed on whole.
        const names = packages[name].join(", ");
        const contents = `export ${names === "*" ? names : `{ ${names} }`} from ${JSON.stringify(name)}`;
        const result = await build({
            stdin: { contents, resolveDir: process.cwd() },
            bundle: true,
            format: "esm",
            platform: "browser",
            target: "es2022",
            write: false,
            inject: name === "ajv" ? ["build/trusted-function.js"] : [],
        });
        return result.outputFiles[0].text;
    };
    return {
        name: "prebundle",
        resolveImport: ({ source }) => (source in packages ? url(source) : undefined),
        async serve(context) {
            const name = Object.keys(packages).find((candidate) => context.path === url(candidate));
            if (!name) return undefined;
            if (!cache.has(name)) cache.set(name, bundle(name));
            return { body: await cache.get(name), type: "js" };
        },
    };
}
