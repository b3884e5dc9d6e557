// npm run size: what each interface's first screen loads, gzipped. Fails over budget.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "../build/build.mjs";

/** Budgets for script, in KiB: what is loaded before the first screen stands, its page included. */
const BUDGETS = { flow: 60, admin: 100, user: 100 };
/** The file of the page that each interface opens with, where that is a file of its own. */
const HOMES = { admin: "admin-overview.page-", user: "user-library.page-" };
const WEB = "dist/web";

await build();
let isOver = false;
const gzip = (file) => gzipSync(readFileSync(path.join(WEB, file)), { level: 9 }).length;
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

/** A file and what it imports before it can run. */
function closure(file, seen = new Set()) {
    if (seen.has(file) || !existsSync(path.join(WEB, file))) return seen;
    seen.add(file);
    const text = readFileSync(path.join(WEB, file), "utf8");
    for (const [, target] of text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) closure(path.posix.join(path.posix.dirname(file), target), seen);
    return seen;
}

for (const [name, budget] of Object.entries(BUDGETS)) {
    const page = readFileSync(path.join(WEB, `${name}.html`), "utf8");
    const [, entry] = /<script type="module" src="\/([^"]+)"/.exec(page);
    const [, sheet] = /<link rel="stylesheet" href="\/([^"]+)"/.exec(page);
    const home = HOMES[name] && readdirSync(path.join(WEB, "assets")).find((file) => file.startsWith(HOMES[name]) && file.endsWith(".js"));
    if (HOMES[name] && !home) throw new Error(`No file of the page ${HOMES[name]}: has it another name now?`);
    const scripts = [...closure(entry, home && closure(`assets/${home}`))];
    const script = scripts.reduce((sum, file) => sum + gzip(file), 0);
    const isFat = script > budget * 1024;
    isOver ||= isFat;
    console.log(
        `${name.padEnd(6)} script ${kib(script).padStart(10)} in ${scripts.length} files (at most ${budget} KiB)${isFat ? "  OVER" : ""}, style ${kib(gzip(sheet))}, page ${kib(Buffer.byteLength(page))}`,
    );
}
process.exit(isOver ? 1 : 0);
