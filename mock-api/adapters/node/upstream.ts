import { randomBytes } from "node:crypto";
import {
    type ClientRequest,
    request as overHttp,
    type IncomingHttpHeaders,
    type IncomingMessage,
    type OutgoingHttpHeaders,
    type RequestOptions,
    type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { request as overTls } from "node:https";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import { errorPage } from "#kernel/http/html.ts";
import { addressOf, type HttpRequest } from "#kernel/http/http-request.ts";
import type { Reader } from "#kernel/http/reader.ts";
import type { readPassage } from "#mock/protocols/proxy/passage.ts";
import { pageHeaders } from "./policy.ts";
import { listed, type Visit } from "./visit.ts";

type Passage = NonNullable<ReturnType<typeof readPassage>>;

/** A request that may go on to the application behind the outpost. */
interface Onward {
    readonly passage: Passage;
    readonly visit: Visit;
    /** Path and query as they were checked: what stood there with dots in it may be another path to the application. */
    readonly target: string;
}

export function onwardOf(passage: Passage, visit: Visit, asked: HttpRequest): Onward {
    const { pathname, search } = addressOf(asked);
    return { passage, visit, target: pathname + search };
}

/** How long an application may be silent before it answers, in ms. Afterwards it may be for ever: events come when there are some. */
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

/** What stands in `CDN-Loop` (RFC 8586) for this server: no visitor can guess it. */
const OURS = `authentik-${randomBytes(8).toString("hex")}`;

/** Each host has its own: an application may well hand on to another one what it was sent. */
const markOf = ({ name }: Visit): string => `${OURS}.${encodeURIComponent(name.host)}`;

const passedBy = ({ headers }: Visit): string[] => listed(headers["cdn-loop"]);

/** Whether a request has been on its way to this application before: its internal address leads back to us, perhaps by way of others (D-459). */
const isLoop = (visit: Visit): boolean => passedBy(visit).includes(markOf(visit));

/** What the outpost itself answers with. */
interface Outpost {
    /** For the browser. */
    readonly cookies: readonly string[];
    /** For whom a page of ours is. */
    readonly findReader: () => Promise<Reader>;
}

/** Takes a request to the application, and its answer back, both as they come. */
export async function passOn(onward: Onward, response: ServerResponse, { cookies, findReader }: Outpost): Promise<void> {
    const { passage, visit } = onward;
    if (isLoop(visit)) return sendError(response, loop(await findReader()));
    try {
        const asked = ask(onward, {});
        response.on("close", () => asked.destroy());
        const answer = new Promise<IncomingMessage>((resolve, reject) => {
            asked.once("response", resolve).once("error", reject);
            // Nothing that follows is an answer.
            asked.once("upgrade", (_, upstream) => (upstream.destroy(), reject(new Error("The application speaks another protocol."))));
        });
        // An application may answer before it has read everything: what the request comes to is the answer, or its failure.
        pipeline(visit.request, asked).catch(() => undefined);
        const answered = await answer;
        asked.setTimeout(0);
        response.writeHead(answered.statusCode ?? 502, phraseOf(answered), answerHeaders(answered, cookies));
        await pipeline(answered, response);
    } catch (error) {
        if (response.headersSent) response.destroy();
        else sendError(response, unreachable(await findReader(), passage, error));
    }
}

/** The same for a socket: from the application's agreement on, bytes go both ways. */
export function passUpgrade(onward: Onward, socket: Duplex, head: Buffer): void {
    const refuse = (status = "502 Bad Gateway"): void => void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (isLoop(onward.visit)) return refuse("508 Loop Detected");
    const asked = ask(onward, { connection: "Upgrade", upgrade: "websocket" });
    asked.once("upgrade", (answered, upstream: Socket, first) => {
        upstream.setTimeout(0);
        socket.write(`${startOf(answered)}\r\n${lines(answered.headersDistinct)}\r\n`);
        if (first.length) socket.write(first);
        if (head.length) upstream.write(head);
        const end = (): void => void (socket.destroy(), upstream.destroy());
        for (const side of [socket, upstream]) side.on("error", end).on("close", end);
        socket.pipe(upstream).pipe(socket);
    });
    // An application that takes no socket says so as it would to anybody.
    asked.once("response", (answered) => {
        socket.write(`${startOf(answered)}\r\n${lines({ ...answerHeaders(answered, []), connection: "close" })}\r\n`);
        pipeline(answered, socket).catch(() => socket.destroy());
    });
    asked.once("error", () => refuse());
    socket.on("close", () => asked.destroy());
    asked.end();
}

function ask({ passage, visit, target }: Onward, more: OutgoingHttpHeaders): ClientRequest {
    const { to, verifies } = passage;
    const { protocol, hostname, port } = new URL(to);
    const options: RequestOptions & { rejectUnauthorized: boolean; servername?: string } = {
        hostname: hostname.replace(/^\[|\]$/g, ""),
        port: port || undefined,
        method: visit.request.method,
        path: target,
        timeout: PATIENCE_MS,
        rejectUnauthorized: verifies,
        headers: { ...requestHeaders(visit, passage), ...more },
        // An id of the certificate is a name: what the visitor asked for is not the application's.
        servername: /^[\d.:[\]]+$/.test(hostname) ? "" : hostname,
    };
    const asked = (protocol === "https:" ? overTls : overHttp)(options);
    return asked.once("timeout", () => asked.destroy(new Error("The application does not answer.")));
}

/** What the visitor sent, less what is not for the application, and less what only the outpost may say. */
function requestHeaders(visit: Visit, { headers: told, dropsAuthorization }: Passage): OutgoingHttpHeaders {
    const { headers, peer, scheme, name } = visit;
    const before = headers["x-forwarded-for"];
    const own = {
        "x-forwarded-host": name.host,
        "x-forwarded-proto": scheme,
        "x-forwarded-for": before ? `${String(before)}, ${peer}` : peer,
        ...Object.fromEntries(told),
        "cdn-loop": [...passedBy(visit), markOf(visit)].join(", "),
        // A body without a length comes in chunks: framed anew, never as the visitor framed it.
        ...(headers["transfer-encoding"] ? { "transfer-encoding": "chunked" } : {}),
    };
    const ours = new Set(Object.keys(own).map(asVariable));
    const isTheirs = (name: string): boolean => !ours.has(asVariable(name)) && !asVariable(name).startsWith("x_authentik_");
    return {
        ...Object.fromEntries(
            Object.entries(headers).filter(([name]) => isTheirs(name) && !isHopByHop(name, headers) && !(dropsAuthorization && name === "authorization")),
        ),
        ...own,
    };
}

/** RFC 3875 4.1.18: many applications are told headers as variables, in which `X_authentik-username` is what `X-authentik-username` is. */
const asVariable = (name: string): string => name.toLowerCase().replaceAll("-", "_");

/** The visitor may name what is for this connection alone, but never the length of the body: without it, the body would be the next request. */
function isHopByHop(name: string, { connection }: IncomingHttpHeaders): boolean {
    const named = (connection ?? "").split(",").map((part) => part.trim().toLowerCase());
    return HOP_BY_HOP.includes(name) || (named.includes(name) && name !== "content-length");
}

function answerHeaders(answered: IncomingMessage, cookies: readonly string[]): OutgoingHttpHeaders {
    const kept = Object.entries(answered.headersDistinct).filter(([name]) => !isHopByHop(name, answered.headers));
    const own = answered.headers["set-cookie"] ?? [];
    return {
        ...Object.fromEntries(kept),
        ...(own.length + cookies.length ? { "set-cookie": [...own, ...cookies] } : {}),
        "x-powered-by": "goauthentik.io",
    };
}

/** RFC 9112 4: without what may not stand there. */
const phraseOf = ({ statusMessage }: IncomingMessage): string => (statusMessage ?? "").replaceAll(/[^\t -~\x80-\xff]/g, "");

const startOf = (answered: IncomingMessage): string => `HTTP/1.1 ${answered.statusCode} ${phraseOf(answered)}`;

const lines = (headers: OutgoingHttpHeaders): string =>
    Object.entries(headers)
        .flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}\r\n`))
        .join("");

interface ErrorPage {
    readonly status: number;
    readonly html: string;
}

/** For whoever administers the application: what to change. */
const loop = (reader: Reader): ErrorPage => ({
    status: 508,
    html: errorPage("Loop detected", "The internal address of this application leads back here. It has to be that of the application itself.", reader),
});

/** Why is for administrators only: it names machines that are nobody else's business. */
function unreachable(reader: Reader, { isSuperuser }: Passage, error: unknown): ErrorPage {
    const reason = isSuperuser && error instanceof Error ? ` ${error.message}` : "";
    return { status: 502, html: errorPage("Bad gateway", `The application cannot be reached.${reason}`, reader) };
}

function sendError(response: ServerResponse, { status, html }: ErrorPage): void {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...pageHeaders });
    response.end(html);
}
