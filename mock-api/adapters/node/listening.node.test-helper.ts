import { once } from "node:events";
import { createServer, type RequestListener, type Server as HttpServer } from "node:http";
import type { AddressInfo, Server } from "node:net";

/** Has a server listen on a free port of this machine; gives the port. */
export async function portOf(server: Server): Promise<number> {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
}

/** An HTTP server on a free port of this machine. */
export async function listening(handle: RequestListener): Promise<{ server: HttpServer; url: string; port: number; close(): void }> {
    const server = createServer(handle);
    const close = (): void => void (server.closeAllConnections(), server.close());
    const port = await portOf(server);
    return { server, url: `http://127.0.0.1:${port}`, port, close };
}
