import { createServer } from "node:http";
import { isEveryAddress } from "#kernel/http/hosts.ts";
import type { Backend } from "#mock/backend.ts";
import { servesAt } from "#mock/protocols/proxy/serving.ts";
import { listener, type Site } from "./server.ts";
import { shellOf } from "./shells.ts";
import { upgrader } from "./sockets.ts";
import type { Trusts } from "./trusted-proxies.ts";

export interface Place {
    readonly port: number;
    readonly host: string;
    /** Which proxies are believed; left out: those nearby. */
    readonly trusts?: Trusts;
}

/**
 * Bytes of a request's head: Node's 16 KB are too few for a SAML request that came by a form, and that the sign-in carries along in its own address,
 * escaped anew at each step.
 */
const MAX_HEAD = 64 * 1024;

/** Serves a backend and its interfaces. Gives where; rejects when the port cannot be had. */
export async function listen(backend: Backend, asset: Site["asset"], { port, host, trusts }: Place): Promise<string> {
    const server = createServer({ maxHeaderSize: MAX_HEAD }, listener({ asset, shell: shellOf }, backend, trusts)).on("upgrade", upgrader(backend, trusts));
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
    const address = server.address();
    const at = `http://${host}:${typeof address === "object" && address ? address.port : port}`;
    if (!isEveryAddress(host)) await backend.look(({ db }) => servesAt(db, at));
    return at;
}
