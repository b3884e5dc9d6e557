import { createServer } from "node:http";
import type { Backend } from "#mock/backend.ts";
import { listener, type Site } from "./server.ts";
import { shellOf } from "./shells.ts";
import { upgrader } from "./sockets.ts";

/** Serves a backend and its interfaces. Gives where; rejects when the port cannot be had. */
export async function listen(backend: Backend, asset: Site["asset"], { port, host }: { port: number; host: string }): Promise<string> {
    const server = createServer(listener({ asset, shell: shellOf }, backend)).on("upgrade", upgrader(backend));
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
    const address = server.address();
    return `http://${host}:${typeof address === "object" && address ? address.port : port}`;
}
