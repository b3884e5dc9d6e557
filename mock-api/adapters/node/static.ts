import path from "node:path";
import { fileURLToPath } from "node:url";
import { readAssets } from "./assets.ts";
import { serve } from "./server.ts";
import { shellOf } from "./shells.ts";

/** Serves the built files for the tab: each page starts the engine in the browser, and every path that is no file is the boot page. */
export async function serveStatic({ port, host }: { port: number; host: string }) {
    const asset = await readAssets(path.join(path.dirname(fileURLToPath(import.meta.url)), "web"));
    const shell = (pathname: string): string | undefined => (pathname === "*" ? "/tab/boot.html" : prefixed(shellOf(pathname)));
    const server = serve({ asset, shell });
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
    return server;
}

const prefixed = (file: string | undefined): string | undefined => file && `/tab${file}`;
