import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** How many files are looked at, and how many bytes each may have: mails are short. */
const MAX_FILES = 100;
const MAX_BYTES = 64 * 1024;

/** Reads the HTML files of a folder and those below it, anew each time: by their path in it. Throws when the folder is not there. */
export function mailTemplatesIn(folder: string): () => ReadonlyMap<string, string> {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder of templates.`);
    return () => new Map(filesIn(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
}

const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
        .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, "/"))
        .filter((name) => statSync(path.join(folder, name)).size <= MAX_BYTES)
        .sort()
        .slice(0, MAX_FILES);
