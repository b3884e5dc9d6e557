// A browser: from CHROME_PATH, from the system, or (on a fresh machine) from npm alone.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

const SYSTEM = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Launch options for puppeteer. `BROWSER_FROM_NPM` ignores an installed browser. */
export async function resolveBrowser() {
    const candidates = [process.env.CHROME_PATH, ...(process.env.BROWSER_FROM_NPM ? [] : SYSTEM)];
    const found = candidates.find((file) => file && existsSync(file));
    if (found) return { executablePath: found, headless: found.includes("headless-shell") ? "shell" : true, env: process.env, args: browserArgs() };
    return { ...(await unpack()), args: browserArgs() };
}

/** @sparticuz/chromium unpacks into the temporary folder and never checks versions there: it gets a folder of its version. */
async function unpack() {
    const pkg = path.resolve("node_modules/@sparticuz/chromium");
    const { version } = JSON.parse(readFileSync(path.join(pkg, "package.json"), "utf8"));
    const dir = path.resolve("node_modules/.cache", `chromium-${version}`);
    mkdirSync(dir, { recursive: true });
    const saved = process.env.TMPDIR;
    process.env.TMPDIR = dir;
    try {
        const { default: chromium, inflate } = await import("@sparticuz/chromium");
        const executablePath = await chromium.executablePath();
        // libnss3 and others, for machines without them.
        await inflate(path.join(pkg, "bin/al2023.tar.br"));
        const libraries = [process.env.LD_LIBRARY_PATH, path.join(dir, "al2023/lib")].filter(Boolean).join(":");
        const env = { ...process.env, TMPDIR: saved ?? "/tmp", LD_LIBRARY_PATH: libraries };
        if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = path.join(dir, "fonts");
        return { executablePath, headless: "shell", env };
    } finally {
        if (saved === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = saved;
    }
}

/** Root may not use the sandbox; nothing is asked of the network in the background. */
export const browserArgs = () => [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];
