import type { IncomingMessage } from "node:http";
import type { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";

/** RFC 6455 4.1: the only upgrade that is known. It has no body: what stood behind it would be read by the next as its own. */
export const isHandshake = ({ method, headers }: IncomingMessage): boolean =>
    method === "GET" &&
    headers.upgrade?.toLowerCase() === "websocket" &&
    headers["transfer-encoding"] === undefined &&
    Number(headers["content-length"] ?? 0) === 0;

/** What offers another protocol: to whoever does not take it up, nothing. */
const OFFERS = ["upgrade", "http2-settings"];

/**
 * RFC 9110 7.8: an upgrade to another protocol is an offer, and its request one like any other. Clients offer HTTP/2 (`h2c`) with each first request;
 * agreed to by an application, it would be a way past the outpost for all that follow. Node has taken the connection out of its server by now, so the
 * request is put back in front of it, without the offer.
 */
export function takeAsOrdinary(server: EventEmitter, { method, url, httpVersion, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer): void {
    const lines = [`${method} ${url} HTTP/${httpVersion}`];
    for (let index = 0; index < rawHeaders.length; index += 2) {
        const [name, value] = [rawHeaders[index]!, rawHeaders[index + 1]!];
        if (OFFERS.includes(name.toLowerCase())) continue;
        lines.push(`${name}: ${name.toLowerCase() === "connection" ? withoutOffers(value) : value}`);
    }
    socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
    server.emit("connection", socket);
}

const withoutOffers = (connection: string): string =>
    connection
        .split(",")
        .filter((option) => !OFFERS.includes(option.trim().toLowerCase()))
        .join(",");
