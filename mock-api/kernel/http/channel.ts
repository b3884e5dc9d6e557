import type { Call } from "./call.ts";
import type { Db } from "#kernel/store/db.ts";
import type { Authenticate, PathValues } from "./endpoint.ts";
import { denied } from "#kernel/base/errors.ts";

/*
 * Sockets, as endpoints are for requests:
 *
 *     export const outpost = channel("/ws/outpost/{pk}/", { authenticate: byApiToken }, {
 *         opened: ({ db, params, peer }) => { … throw denied() … peer.send("hello") },
 *         message: ({ db, data, peer }) => { … },
 *         closed: (peer) => { … },
 *     });
 *
 * Opening is one transaction, and so is every message, in the order they came. What a handler sends leaves when its transaction is durable;
 * when it fails nothing leaves. Who asks is looked at again with every message: a token or a session that ends closes the socket.
 */

/** The other side of a socket. */
export interface Peer {
    send(data: string): void;
    /** 1000 for a normal end; codes from RFC 6455 7.4. */
    close(code?: number, reason?: string): void;
}

export interface ChannelContext<Params> {
    readonly call: Call;
    readonly db: Db;
    readonly params: Params;
    readonly peer: Peer;
}

interface Handlers<Context> {
    /** Throws where the caller may not connect: the handshake is refused. */
    readonly opened?: (context: Context) => void | Promise<void>;
    readonly message: (context: Context & { readonly data: string }) => void | Promise<void>;
    /** Whoever closed it, and whyever. Outside of any transaction. */
    readonly closed?: (peer: Peer) => void;
}

/** A channel as the host runs it. */
export interface Channel {
    readonly path: string;
    open(call: Call, peer: Peer): Promise<void>;
    receive(call: Call, peer: Peer, data: string): Promise<void>;
    closed(peer: Peer): void;
}

export function channel<const P extends `/${string}`, G extends object>(
    path: P,
    { authenticate }: { readonly authenticate: Authenticate<G> },
    handlers: Handlers<ChannelContext<PathValues<P>> & G>,
): Channel {
    const contextOf = async (call: Call, peer: Peer) => ({
        call,
        db: call.db,
        // The router has found these names in this path.
        params: call.params as PathValues<P>,
        peer,
        ...(await authenticate(call)),
    });
    return {
        path,
        async open(call, peer) {
            requireSameOrigin(call);
            await handlers.opened?.(await contextOf(call, peer));
        },
        async receive(call, peer, data) {
            await handlers.message({ ...(await contextOf(call, peer)), data });
        },
        closed: (peer) => handlers.closed?.(peer),
    };
}

/** Browsers let any page open a socket to us, with our cookies: only the origin shows it (RFC 6455 10.2). Programs send none. */
function requireSameOrigin(call: Call): void {
    const origin = call.header("origin");
    if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== call.url.host)) throw denied("This page may not connect.");
}
