// npm run contract [-- FILE] [--only PATH-PART] [--quiet]: how many operations of an official API description ours agree with, and every difference.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { engineBundle } from "../build/generate.mjs";
import { ensurePackages, stop } from "./lib/ensure.mjs";
import { differences, operationsOf } from "./lib/openapi-compare.mjs";

const NEIGHBOUR = "../shared/reference/openapi-2023.2.0.yml";
const BUNDLE = "node_modules/.cache/generate/contract.mjs";
const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: "string" }, quiet: { type: "boolean" }, missing: { type: "boolean" } },
});

ensurePackages();
const file = positionals[0] ?? NEIGHBOUR;
if (!existsSync(file)) stop(`There is no API description at ${file}. Name one: npm run contract -- FILE`);
await engineBundle("mock-api/generate.ts", BUNDLE);
const { openapi } = await import(pathToFileURL(path.resolve(BUNDLE)));

const official = operationsOf(parse(readFileSync(file, "utf8")));
const ours = operationsOf(openapi());
let [agreeing, absent] = [0, 0];
for (const [name, theirs] of official) {
    const own = ours.get(name);
    if (!own) absent++;
    const found = own ? differences(theirs, own) : ["not there"];
    if (!found.length) agreeing++;
    const isShown = !values.quiet && (!values.only || name.includes(values.only)) && (own || values.missing);
    if (found.length && isShown) console.log(`✗ ${name}\n${found.map((line) => `    ${line}`).join("\n")}`);
}
const extra = [...ours.keys()].filter((name) => !official.has(name));
if (extra.length) console.log(`Ours alone: ${extra.join(", ")}`);
if (absent) console.log(`${absent} operations are not there yet${values.missing ? "" : " (--missing lists them)"}.`);
const files = readdirSync("mock-api/apps", { recursive: true }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
const lines = files.reduce((sum, name) => sum + readFileSync(path.join("mock-api/apps", name), "utf8").split("\n").length - 1, 0);
console.log(`${ours.size} operations in ${lines.toLocaleString("en")} lines of mock-api/apps: ${(lines / ours.size).toFixed(1)} lines each`);
console.log(`${agreeing} of ${official.size} operations agree`);
