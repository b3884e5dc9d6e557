import type { IncomingMessage } from "node:http";
import type { HostName } from "#kernel/endpoint.ts";
import { readHost } from "#kernel/hosts.ts";
import type { Jar } from "#mock/backend.ts";

/** The name that a request was sent to; none, where it cannot be one. */
export const nameOf = (request: IncomingMessage): HostName => readHost(request.headers.host ?? "localhost") ?? { host: "", hostname: "" };

/** Where a request came from; IPv4 as such, also where the socket speaks IPv6. */
export const addressOf = (request: IncomingMessage): string => (request.socket.remoteAddress ?? "255.255.255.255").replace(/^::ffff:/, "");

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

/** The request as Fetch has it, its body still on its way; undefined when its host or target cannot be one. The path is the target's alone, never the header's. */
export function toRequest(request: IncomingMessage): Request | undefined {
    const hasBody =
        request.method !== "GET" &&
        request.method !== "HEAD" &&
        (request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0);
    return asRequest(request, { method: request.method, body: hasBody ? bodyOf(request) : undefined });
}

/** Whether a request may go on is asked without its body, which goes to whoever it is for. */
export const toQuestion = (request: IncomingMessage): Request | undefined => asRequest(request, { method: "GET" });

function asRequest(request: IncomingMessage, { method, body }: { method?: string; body?: ReadableStream<Uint8Array> }): Request | undefined {
    const host = readHost(request.headers.host ?? "localhost");
    const target = request.url ?? "";
    if (!host || !target.startsWith("/")) return undefined;
    const scheme = request.headers["x-forwarded-proto"] === "https" ? "https" : "http";
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        value === undefined || name === "cookie" ? [] : [[name, String(value)]],
    );
    try {
        const asked = new Request(`${scheme}://${host.host}${target}`, { method, headers, body, duplex: "half" } as RequestInit);
        return new URL(asked.url).hostname === host.hostname || host.hostname.endsWith(".") ? asked : undefined;
    } catch {
        return undefined;
    }
}

/**
 * The body of a request, read only as fast as it is asked for. Not `Readable.toWeb`: who cancels that closes the connection, and the client
 * never reads why.
 */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
    let stop = (): void => undefined;
    return new ReadableStream<Uint8Array>(
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
