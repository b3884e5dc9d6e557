// What follows from the descriptions: the state of a fresh install, the API's document, and the types that the frontend uses.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import openapiTS, { astToString } from "openapi-typescript";
import { generateLocales } from "./locales.mjs";

const BUNDLE = "node_modules/.cache/generate/generate.mjs";
const OUT = { snapshot: "mock-api/snapshot.generated.json", types: "src/api/schema.generated.ts", kinds: "src/base/kinds.generated.ts" };

/** Bundles engine code for Node; packages that offer a browser build are taken as that. */
export const engineBundle = (entry, outfile, more = {}) =>
    build({
        entryPoints: [entry],
        outfile,
        bundle: true,
        format: "esm",
        platform: "neutral",
        target: "es2022",
        mainFields: ["browser", "module", "main"],
        conditions: ["browser", "import"],
        loader: { ".yaml": "text", ".svg": "text" },
        logLevel: "error",
        ...more,
    });

/** Makes the generated files; nothing is written where nothing has changed. */
export async function generate() {
    // The names of kinds are texts, too.
    const [api, stages] = [await generateApi(), generateStages()];
    const texts = await generateLocales();
    return api || stages || texts;
}

const STAGES = { from: "src/flow/stages", out: "src/flow/stages.generated.ts" };

/** What loads the element of each component of a flow. A component of the API's document without an element does not compile. */
function generateStages() {
    const lines = readdirSync(STAGES.from)
        .filter((file) => file.endsWith(".stage.ts"))
        .map((file) => {
            const [, component] = /@customElement\("([^"]+)"\)/.exec(readFileSync(path.join(STAGES.from, file), "utf8"));
            return `    "${component}": () => import("./stages/${file}"),\n`;
        });
    const text = `// Made by "npm run generate" from the files of ${STAGES.from}.
import type { Component } from "#src/api/challenges.ts";
export const stages = {\n${lines.join("")}} satisfies Record<Component, () => Promise<unknown>>;\n`;
    if (existsSync(STAGES.out) && readFileSync(STAGES.out, "utf8") === text) return false;
    writeFileSync(STAGES.out, text);
    return true;
}

async function generateApi() {
    mkdirSync(path.dirname(BUNDLE), { recursive: true });
    await engineBundle("mock-api/generate.ts", BUNDLE);
    const hash = createHash("sha256")
        .update(readFileSync(BUNDLE))
        .update(readFileSync(import.meta.filename))
        .digest("hex");
    const mark = `${BUNDLE}.hash`;
    const isFresh = Object.values(OUT).every(existsSync) && existsSync(mark) && readFileSync(mark, "utf8") === hash;
    if (isFresh) return false;
    const { snapshot, openapi, kinds, makeCertificates } = await import(`${pathToFileURL(path.resolve(BUNDLE))}?${hash}`);
    writeFileSync(OUT.snapshot, JSON.stringify(snapshot(await keptCertificates(CERTIFICATES, makeCertificates))));
    const types = await openapiTS(openapi(), { alphabetize: false });
    writeFileSync(OUT.types, `// Made by "npm run generate" from the API's own document.\n${astToString(types)}`);
    writeFileSync(OUT.kinds, namesOf(kinds()));
    writeFileSync(mark, hash);
    return true;
}

/** What objects of each model are called, as texts that are translated. */
const namesOf = (kinds) => `// Made by "npm run generate" from the descriptions.
import { msg } from "@lit/localize";
export const KINDS: ReadonlyMap<string, () => string> = new Map([
${Object.entries(kinds)
    .map(([model, name]) => `    ["${model}", () => msg(${JSON.stringify(name)})],\n`)
    .join("")}]);\n`;

const CERTIFICATES = "node_modules/.cache/certificates.json";
const HALF_A_YEAR_MS = 182 * 24 * 3600 * 1000;

/** Pairs of certificate and key, kept in a file for half of their validity. */
export async function keptCertificates(file, make) {
    if (existsSync(file) && Date.now() - statSync(file).mtimeMs < HALF_A_YEAR_MS) return JSON.parse(readFileSync(file, "utf8"));
    const made = await make();
    writeFileSync(file, JSON.stringify(made));
    return made;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log((await generate()) ? "Generated." : "Nothing to generate.");
