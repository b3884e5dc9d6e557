// What elements promise, by their tag: the comments of their classes, for the catalogue.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ID = "virtual:contracts";
const COMMENT = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*@customElement\("([\w-]+)"\)/g;

/** Comments by tag, without their asterisks. */
export function contracts() {
    const files = readdirSync("src", { recursive: true }).map((file) => path.join("src", String(file)));
    const found = files
        .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
        .flatMap((file) => [...readFileSync(file, "utf8").matchAll(COMMENT)]);
    return Object.fromEntries(found.map(([, comment, tag]) => [tag, comment.replace(/^\s*\* ?/gm, "").trim()]));
}

export const contractsVite = {
    name: "contracts",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export default ${JSON.stringify(contracts())}` : undefined),
};
