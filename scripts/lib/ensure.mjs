// What must be there before anything else can be: a Node that is new enough, and the packages. Uses nothing but Node itself.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

const MINIMUM = [20, 19];

export function ensureNode() {
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
    stop(`Node ${MINIMUM.join(".")} or newer is needed; this is ${process.versions.node}.`);
}

/** Installs when packages are missing or older than the lock file says. */
export function ensurePackages() {
    const installed = "node_modules/.package-lock.json";
    const isFresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs - 1000;
    if (isFresh || (existsSync(installed) && sameVersions(installed))) return;
    console.log("Installing packages (about 40 seconds the first time) …");
    const { status } = spawnSync(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], { stdio: "inherit" });
    if (status !== 0) stop("The packages could not be installed.");
}

/** Whether what is installed is what the lock file asks for; a checkout alone makes the lock file look newer. */
function sameVersions(installed) {
    const versions = (file) =>
        Object.fromEntries(
            Object.entries(JSON.parse(readFileSync(file, "utf8")).packages)
                .filter(([name]) => name)
                .map(([name, { version, optional }]) => [name, { version, optional }]),
        );
    const [is, wanted] = [versions(installed), versions("package-lock.json")];
    return Object.entries(wanted).every(([name, { version, optional }]) => (is[name] ? is[name].version === version : optional));
}

export function stop(sentence) {
    console.error(sentence);
    process.exit(1);
}
