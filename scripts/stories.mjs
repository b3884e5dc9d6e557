// npm run stories / stories:build: the catalogue, live or as files that open from any folder of a server.
import { spawnSync } from "node:child_process";
import { ensureNode, ensurePackages } from "./lib/ensure.mjs";

ensureNode();
ensurePackages();

const [what = "dev", ...rest] = process.argv.slice(2);
const own = what === "dev" ? ["--port", "6006", "--no-open"] : ["--quiet"];
const { status } = spawnSync(process.execPath, ["node_modules/storybook/dist/bin/dispatcher.js", what, ...own, "--disable-telemetry", ...rest], {
    stdio: "inherit",
});
process.exit(status ?? 1);
