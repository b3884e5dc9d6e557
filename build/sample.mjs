// The sample company: its month is replayed through the engine once, and again only when something that it follows from has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { engineBundle, keptCertificates } from "./generate.mjs";
import { pythonFiles, sourcePython } from "./python.mjs";

const FOLDER = "node_modules/.cache/sample";
const BUNDLE = path.join(FOLDER, "sample.mjs");
const KEPT = path.join(FOLDER, "sample.json");
const MARK = path.join(FOLDER, "sample.hash");

/** The company as the JSON that the engine takes. */
export async function makeSample() {
    mkdirSync(FOLDER, { recursive: true });
    await engineBundle("mock-api/sample/generate.ts", BUNDLE);
    const code = readFileSync(BUNDLE);
    const { sample, makeSampleCertificates, providePython } = await import(
        `${pathToFileURL(path.resolve(BUNDLE))}?${createHash("sha256").update(code).digest("hex")}`
    );
    const pairs = await keptCertificates(path.join(FOLDER, "certificates.json"), makeSampleCertificates);
    const hash = createHash("sha256").update(code).update(pythonFiles()).update(JSON.stringify(pairs)).digest("hex");
    if (existsSync(KEPT) && existsSync(MARK) && readFileSync(MARK, "utf8") === hash) return readFileSync(KEPT, "utf8");
    providePython(sourcePython());
    const made = await sample(pairs);
    writeFileSync(KEPT, made);
    writeFileSync(MARK, hash);
    return made;
}
