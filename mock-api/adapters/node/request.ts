import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { HttpHeaders, HttpRequest } from "#kernel/http/http-request.ts";
import { own } from "#kernel/base/own.ts";
import type { Jar } from "#mock/backend.ts";
import type { Visit } from "./visit.ts";

export function jarOf(request: IncomingMessage, set: string[]): Jar {
    let cookies: Map<string, string> | undefined;
    return {
        get(name) {
            cookies ??= new Map(
                (request.headers.cookie ?? "").split(";").map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]),
            );
            return cookies.get(name);
        },
        set: (line) => void set.push(line),
    };
}

/** The request as the engine reads it, its body still on its way; undefined when its host or target cannot be one. The path is the target's alone, never the header's. */
export function toRequest(visit: Visit): HttpRequest | undefined {
    const { request } = visit;
    const hasBody =
        request.method !== "GET" &&
        request.method !== "HEAD" &&
        (request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0);
    return asRequest(visit, request.method ?? "GET", hasBody ? bodyOf(request) : null);
}

/** Whether a request may go on is asked without its body, which goes to whoever it is for. */
export const toQuestion = (visit: Visit): HttpRequest | undefined => asRequest(visit, "GET", null);

/** Methods that Fetch refuses, since they would show a page what its browser hides from it: https://fetch.spec.whatwg.org/#forbidden-method */
const FORBIDDEN_METHODS: readonly string[] = ["CONNECT", "TRACE", "TRACK"];

function asRequest({ request, scheme, name, headers }: Visit, method: string, body: HttpRequest["body"]): HttpRequest | undefined {
    const target = request.url ?? "";
    if (!name.host || !target.startsWith("/") || FORBIDDEN_METHODS.includes(method)) return undefined;
    try {
        const url = new URL(`${scheme}://${name.host}${target}`);
        return url.hostname === name.hostname ? { method, url, headers: new SentHeaders(headers), body } : undefined;
    } catch {
        return undefined;
    }
}

/** What a client sent, but for its cookies: those are in the jar. */
class SentHeaders implements HttpHeaders {
    readonly #sent: IncomingHttpHeaders;

    constructor(sent: IncomingHttpHeaders) {
        this.#sent = sent;
    }

    get(name: string): string | null {
        const key = name.toLowerCase();
        const value = key === "cookie" ? undefined : own(this.#sent, key);
        return value === undefined ? null : String(value);
    }

    *[Symbol.iterator](): Iterator<[string, string]> {
        for (const [name, value] of Object.entries(this.#sent)) if (value !== undefined && name !== "cookie") yield [name, String(value)];
    }
}

/**
 * The body of a request, read only as fast as it is asked for. Not `Readable.toWeb`: who cancels that closes the connection, and the client
 * never reads why.
 */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
    let stop = (): void => undefined;
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
        {
            start(controller) {
                const data = (chunk: Buffer): void => {
                    request.pause();
                    controller.enqueue(new Uint8Array(chunk));
                };
                const end = (): void => {
                    stop();
                    controller.close();
                };
                const lost = (): void => {
                    stop();
                    controller.error(new Error("The connection was lost."));
                };
                stop = () => void request.off("data", data).off("end", end).off("error", lost).off("close", lost);
                request.on("data", data).on("end", end).on("error", lost).on("close", lost).pause();
            },
            pull: () => void request.resume(),
            cancel: () => stop(),
        },
        { highWaterMark: 0 },
    );
}
