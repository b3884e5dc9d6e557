import { createServer, type Server, type Socket } from "node:net";
import { createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import type { Backend } from "#mock/backend.ts";
import { BerError, lengthOf } from "#mock/encoding/ldap/ber.ts";
import { type Answer, readMessage, writeAnswer, writeDisconnection } from "#mock/encoding/ldap/message.ts";
import { RESULT } from "#mock/encoding/ldap/result-code.ts";
import { keyPairFor } from "#mock/protocols/ldap/certificate.ts";
import { Directory } from "#mock/protocols/ldap/directory.ts";
import { LdapSession } from "#mock/protocols/ldap/ldap-session.ts";
import { listensAt } from "#mock/protocols/ldap/listening.ts";

/** Largest message, in bytes: a search with the largest filter fits. */
const MAX_MESSAGE = 128 * 1024;
const MAX_CONNECTIONS = 256;
/** Bytes of entries that are sent together. */
const PIECE = 16 * 1024;
/** How long a connection may be silent, in ms. */
const IDLE_MS = 5 * 60_000;

/** With what TLS begins, for the name that a client says. */
type ContextFor = (name: string | undefined) => Promise<SecureContext | undefined>;

/** The servers of `serve --ldap-port` and `--ldaps-port`, not listening yet. */
export function ldapServers(backend: Backend): { plain: Server; secure: Server } {
    const directory = new Directory(backend);
    const contextFor: ContextFor = async (name) => {
        const pair = await backend.look(({ db }) => keyPairFor(db, name));
        return pair && createSecureContext({ cert: pair.certificate_data, key: pair.key_data });
    };
    // An answer is several small messages: put together by the system, the last one would wait for the client's acknowledgement, some 40 ms.
    const plain = createServer({ noDelay: true }, (socket) => serve(directory, socket, contextFor));
    // Looked up for each connection: certificates of providers change while the server runs.
    const secure = createServer({ noDelay: true }, (socket) => {
        socket.on("error", () => socket.destroy());
        contextFor(undefined).then(
            (context) => (context ? serve(directory, encrypted(socket, context, contextFor)) : socket.destroy()),
            () => socket.destroy(),
        );
    });
    for (const server of [plain, secure]) server.maxConnections = MAX_CONNECTIONS;
    return { plain, secure };
}

/** Begins to listen at the ports that are given, and says where. Rejects when one cannot be had. */
export async function listenForLdap(backend: Backend, { host, plain, secure }: { host: string; plain?: number; secure?: number }): Promise<string[]> {
    const servers = ldapServers(backend);
    const lines: string[] = [];
    for (const [server, port, scheme] of [
        [servers.plain, plain, "ldap"],
        [servers.secure, secure, "ldaps"],
    ] as const) {
        if (port === undefined) continue;
        await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve)).catch((error: NodeJS.ErrnoException) => {
            throw error.code === "EADDRINUSE" ? new Error(`Port ${port} is in use: choose another with --${scheme}-port.`) : error;
        });
        const address = server.address();
        lines.push(`${scheme}://${host}:${typeof address === "object" && address ? address.port : port}`);
    }
    await backend.look(({ db }) => listensAt(db, lines));
    return lines;
}

const encrypted = (socket: Socket, secureContext: SecureContext, contextFor: ContextFor): TLSSocket =>
    new TLSSocket(socket, {
        isServer: true,
        secureContext,
        minVersion: "TLSv1.2",
        SNICallback: (name, chosen) =>
            void contextFor(name).then(
                (context) => chosen(null, context),
                (error: unknown) => chosen(error instanceof Error ? error : new Error(String(error))),
            ),
    });

const addressOf = (socket: Socket): string => (socket.remoteAddress ?? "255.255.255.255").replace(/^::ffff:/, "");

/** Speaks with one client. `contextFor`: with what TLS may be started. */
function serve(directory: Directory, first: Socket, contextFor?: ContextFor): void {
    let socket = first;
    let waiting = Buffer.alloc(0);
    let isBusy = false;
    let outgoing: Uint8Array[] = [];
    /** Entries leave together, at last with the result. Resolves when there is room for more. */
    async function send(answer: Answer): Promise<void> {
        outgoing.push(writeAnswer(answer));
        if ("entry" in answer && outgoing.reduce((length, bytes) => length + bytes.length, 0) < PIECE) return;
        const bytes = Buffer.concat(outgoing);
        outgoing = [];
        if (socket.destroyed || socket.write(bytes)) return;
        await new Promise<void>((resolve) => socket.once("drain", resolve).once("close", () => resolve()));
    }
    const session = new LdapSession(directory, {
        ip: addressOf(first),
        send,
        ...(contextFor ? { startTls: () => prepareTls(contextFor) } : {}),
    });

    async function prepareTls(contextOf: ContextFor): Promise<(() => void) | undefined> {
        // RFC 4511 4.14.1: nothing may be on its way, or it would count as if it had come encrypted.
        if (socket !== first || waiting.length) return undefined;
        const context = await contextOf(undefined);
        if (!context) return undefined;
        return () => {
            first.removeAllListeners("data").setTimeout(0);
            socket = encrypted(first, context, contextOf);
            attach(socket);
        };
    }

    function refuse(message: string): void {
        socket.end(writeDisconnection(RESULT.protocolError, message));
    }

    /** Deals with what has arrived, one message after the other; reading stops meanwhile. */
    async function work(): Promise<void> {
        if (isBusy) return;
        isBusy = true;
        socket.pause();
        try {
            for (;;) {
                const length = lengthOf(waiting);
                if (length !== undefined && length > MAX_MESSAGE) return refuse(`A message has at most ${MAX_MESSAGE} bytes.`);
                if (length === undefined || waiting.length < length) break;
                const message = readMessage(waiting.subarray(0, length));
                waiting = waiting.subarray(length);
                if (!(await session.take(message))) return void socket.end();
            }
            socket.resume();
        } catch (error) {
            if (!(error instanceof BerError)) console.error(error);
            refuse(error instanceof BerError ? error.message : "Something went wrong here.");
        } finally {
            isBusy = false;
        }
    }

    function attach(to: Socket): void {
        to.on("data", (chunk) => {
            waiting = Buffer.concat([waiting, chunk]);
            void work();
        });
        to.on("error", () => to.destroy());
        to.on("close", () => void session.close().catch((error: unknown) => console.error(error)));
        to.setTimeout(IDLE_MS, () => to.destroy());
    }
    attach(first);
}
