import { createServer, type Server } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readAssets } from "./assets.ts";
import { listener } from "./server.ts";
import { shellOf } from "./shells.ts";

/** Answers with the built files for the tab: each page starts the engine in the browser, and every other path is the boot page. */
export async function staticListener(): Promise<ReturnType<typeof listener>> {
    const asset = await readAssets(path.join(path.dirname(fileURLToPath(import.meta.url)), "web"));
    const shell = (pathname: string): string | undefined => (pathname === "*" ? "/tab/boot.html" : prefixed(shellOf(pathname)));
    return listener({ asset, shell });
}

/** Serves them. Rejects when the port cannot be had. */
export async function serveStatic({ port, host }: { port: number; host: string }): Promise<Server> {
    const server = createServer(await staticListener());
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
    return server;
}

const prefixed = (file: string | undefined): string | undefined => file && `/tab${file}`;
