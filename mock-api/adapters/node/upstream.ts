import {
    type ClientRequest,
    request as overHttp,
    type IncomingHttpHeaders,
    type IncomingMessage,
    type OutgoingHttpHeaders,
    type RequestOptions,
    type ServerResponse,
} from "node:http";
import { request as overTls } from "node:https";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import { errorPage } from "#kernel/html.ts";
import type { readPassage } from "#mock/protocols/proxy/passage.ts";
import { pageHeaders } from "./policy.ts";
import type { Visit } from "./visit.ts";

type Passage = NonNullable<ReturnType<typeof readPassage>>;

/** How long an application may be silent before it answers, in ms. */
const PATIENCE_MS = 60_000;

/** RFC 9110 7.6.1: headers of one connection, never passed on; `proxy-*` are about whoever is in between. */
const HOP_BY_HOP = [
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/** Takes a request to the application behind the outpost, and its answer back, both as they come. `cookies`: what the outpost itself gives the browser. */
export async function passOn(passage: Passage, visit: Visit, response: ServerResponse, cookies: readonly string[]): Promise<void> {
    try {
        const asked = ask(passage, visit, {});
        response.on("close", () => asked.destroy());
        const answer = new Promise<IncomingMessage>((resolve, reject) => asked.once("response", resolve).once("error", reject));
        // An application may answer before it has read everything: what the request comes to is the answer, or its failure.
        pipeline(visit.request, asked).catch(() => undefined);
        const answered = await answer;
        response.writeHead(answered.statusCode ?? 502, answered.statusMessage, answerHeaders(answered, cookies));
        await pipeline(answered, response);
    } catch (error) {
        if (response.headersSent) response.destroy();
        else fail(passage, response, error);
    }
}

/** The same for a socket: from the application's agreement on, bytes go both ways. */
export function passUpgrade(passage: Passage, visit: Visit, socket: Duplex, head: Buffer): void {
    const refuse = (): void => void socket.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    const asked = ask(passage, visit, { connection: "Upgrade", upgrade: visit.headers.upgrade });
    asked.once("upgrade", (answered, upstream, first) => {
        socket.write(`${startOf(answered)}\r\n${rawHeaders(answered)}\r\n`);
        if (first.length) socket.write(first);
        if (head.length) upstream.write(head);
        const end = (): void => void (socket.destroy(), upstream.destroy());
        for (const side of [socket, upstream]) side.on("error", end).on("close", end);
        socket.pipe(upstream).pipe(socket);
    });
    // An application that takes no socket says so as it would to anybody.
    asked.once("response", (answered) => {
        socket.write(`${startOf(answered)}\r\nConnection: close\r\n\r\n`);
        answered.pipe(socket);
    });
    asked.once("error", refuse);
    socket.on("close", () => asked.destroy());
    asked.end();
}

function ask({ to, verifies, dropsAuthorization, headers }: Passage, visit: Visit, more: OutgoingHttpHeaders): ClientRequest {
    const { protocol, hostname, port } = new URL(to);
    const options: RequestOptions & { rejectUnauthorized: boolean; servername?: string } = {
        hostname: hostname.replace(/^\[|\]$/g, ""),
        port: port || undefined,
        method: visit.request.method,
        path: visit.request.url,
        timeout: PATIENCE_MS,
        rejectUnauthorized: verifies,
        headers: { ...requestHeaders(visit, dropsAuthorization), ...grouped(headers), ...more },
        // An id of the certificate is a name: what the visitor asked for is not the application's.
        servername: /^[\d.:[\]]+$/.test(hostname) ? "" : hostname,
    };
    const asked = (protocol === "https:" ? overTls : overHttp)(options);
    return asked.once("timeout", () => asked.destroy(new Error("The application does not answer.")));
}

/** What the visitor sent, less what is not for the application, and less what only the outpost may say. */
function requestHeaders({ headers, peer, scheme, name: { host } }: Visit, dropsAuthorization: boolean): OutgoingHttpHeaders {
    const before = headers["x-forwarded-for"];
    return {
        ...Object.fromEntries(
            Object.entries(headers).filter(
                ([name]) => !isHopByHop(name, headers) && !name.startsWith("x-authentik-") && !(dropsAuthorization && name === "authorization"),
            ),
        ),
        "x-forwarded-host": host,
        "x-forwarded-proto": scheme,
        "x-forwarded-for": before ? `${String(before)}, ${peer}` : peer,
        // A body without a length comes in chunks: framed anew, never as the visitor framed it.
        ...(headers["transfer-encoding"] ? { "transfer-encoding": "chunked" } : {}),
    };
}

function isHopByHop(name: string, { connection }: IncomingHttpHeaders): boolean {
    const named = (connection ?? "").split(",").map((part) => part.trim().toLowerCase());
    return HOP_BY_HOP.includes(name) || named.includes(name);
}

const grouped = (headers: readonly (readonly [string, string])[]): OutgoingHttpHeaders => Object.fromEntries(headers);

function answerHeaders(answered: IncomingMessage, cookies: readonly string[]): OutgoingHttpHeaders {
    const kept = Object.entries(answered.headersDistinct).filter(([name]) => !isHopByHop(name, answered.headers));
    const own = answered.headers["set-cookie"] ?? [];
    return {
        ...Object.fromEntries(kept),
        ...(own.length + cookies.length ? { "set-cookie": [...own, ...cookies] } : {}),
        "x-powered-by": "goauthentik.io",
    };
}

const startOf = ({ statusCode, statusMessage }: IncomingMessage): string => `HTTP/1.1 ${statusCode} ${statusMessage}`;

function rawHeaders({ rawHeaders: raw }: IncomingMessage): string {
    let text = "";
    for (let index = 0; index < raw.length; index += 2) text += `${raw[index]}: ${raw[index + 1]}\r\n`;
    return text;
}

/** 502; why is for administrators only: it names machines that are nobody else's business. */
function fail({ isSuperuser }: Passage, response: ServerResponse, error: unknown): void {
    const reason = isSuperuser && error instanceof Error ? ` ${error.message}` : "";
    response.writeHead(502, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...pageHeaders });
    response.end(errorPage("Bad gateway", `The application cannot be reached.${reason}`));
}
