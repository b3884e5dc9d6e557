// The lock file must work with any registry: it names no address.
import { readFileSync } from "node:fs";

const named = readFileSync("package-lock.json", "utf8")
    .split("\n")
    .filter((line) => /"resolved": *"https?:/.test(line));
if (named.length) {
    console.error(`package-lock.json names a registry in ${named.length} lines, as in ${named[0].trim()}`);
    process.exit(1);
}
