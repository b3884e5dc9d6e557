// npm run contract -- FILE [--only PATH-PART] [--quiet] [--write]: how many operations of an official API description ours agree with, and every
// difference. FILE: `schema.yml` of authentik's tag version/2023.2.0, or what a running one gives at /api/v3/schema/. Without a FILE: whether ours are
// still what they were when they last agreed. --write: keeps that (only with a FILE).
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { engineBundle } from "../build/generate.mjs";
import { ensurePackages, stop } from "./lib/ensure.mjs";
import { differences, operationsOf } from "./lib/openapi-compare.mjs";

/** A short hash of each operation of ours that agreed with the official description, by "METHOD /path/". */
const AGREED = "tests/contract/agreed.json";
const BUNDLE = "node_modules/.cache/generate/contract.mjs";
const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: "string" }, quiet: { type: "boolean" }, missing: { type: "boolean" }, write: { type: "boolean" } },
});

ensurePackages();
const file = positionals[0];
if (file && !existsSync(file)) stop(`There is no API description at ${file}.`);
await engineBundle("mock-api/generate.ts", BUNDLE);
const { openapi } = await import(pathToFileURL(path.resolve(BUNDLE)));
const ours = operationsOf(openapi());
const agreed = file ? compare(operationsOf(parse(readFileSync(file, "utf8")))) : unchanged(JSON.parse(readFileSync(AGREED, "utf8")));
if (file && values.write) writeFileSync(AGREED, `${JSON.stringify(agreed, null, 4)}\n`);
countLines();

/** Holds ours against the official description. @returns the hashes of those that agree */
function compare(official) {
    const agreeing = {};
    let absent = 0;
    for (const [name, theirs] of official) {
        const own = ours.get(name);
        if (!own) absent++;
        const found = own ? differences(theirs, own) : ["not there"];
        if (!found.length) agreeing[name] = hashOf(own);
        const isShown = !values.quiet && (!values.only || name.includes(values.only)) && (own || values.missing);
        if (found.length && isShown) console.log(`✗ ${name}\n${found.map((line) => `    ${line}`).join("\n")}`);
    }
    const extra = [...ours.keys()].filter((name) => !official.has(name));
    if (extra.length) console.log(`Ours alone: ${extra.join(", ")}`);
    if (absent) console.log(`${absent} operations are not there yet${values.missing ? "" : " (--missing lists them)"}.`);
    console.log(`${Object.keys(agreeing).length} of ${official.size} operations agree`);
    return agreeing;
}

/** Holds ours against what they were when they agreed. @returns the hashes of those that still are */
function unchanged(before) {
    const same = Object.entries(before).filter(([name, hash]) => ours.has(name) && hashOf(ours.get(name)) === hash);
    for (const name of Object.keys(before)) if (!same.some(([other]) => other === name)) console.log(`✗ ${name} is no longer what agreed`);
    for (const name of ours.keys()) if (!(name in before)) console.log(`✗ ${name} is not in the official description`);
    console.log(`${same.length} of ${Object.keys(before).length} operations agree`);
    return Object.fromEntries(same);
}

/** Of an operation without its texts and orders. */
function hashOf(operation) {
    const stable = (value) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
            ? Object.fromEntries(
                  Object.entries(value)
                      .filter(([, inner]) => inner !== undefined)
                      .sort(([a], [b]) => (a < b ? -1 : 1))
                      .map(([key, inner]) => [key, stable(inner)]),
              )
            : value;
    return createHash("sha256")
        .update(JSON.stringify(stable(operation)))
        .digest("hex")
        .slice(0, 16);
}

function countLines() {
    const files = readdirSync("mock-api/apps", { recursive: true }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    const lines = files.reduce((sum, name) => sum + readFileSync(path.join("mock-api/apps", name), "utf8").split("\n").length - 1, 0);
    console.log(`${ours.size} operations in ${lines.toLocaleString("en")} lines of mock-api/apps: ${(lines / ours.size).toFixed(1)} lines each`);
}
