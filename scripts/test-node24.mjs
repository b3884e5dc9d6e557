// npm run test:node24: the engine's tests on Node 24, which comes from npm for this system and is kept beside the other caches.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensurePackages, stop } from "./lib/ensure.mjs";

const VERSION = "24";
const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const folder = path.resolve("node_modules/.cache/node24");
const binary = path.join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");

ensurePackages();
if (!existsSync(binary)) {
    console.log(`Fetching Node ${VERSION} from npm …`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
    const { status } = spawnSync("npm", ["install", "--no-fund", "--no-audit", "--loglevel=error", `${name}@${VERSION}`], {
        cwd: folder,
        stdio: "inherit",
        shell: process.platform === "win32",
    });
    if (status !== 0 || !existsSync(binary)) stop(`Node ${VERSION} could not be fetched for this system.`);
}
process.exit(spawnSync(binary, ["scripts/test-node.mjs", ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1);
