import type { IncomingMessage } from "node:http";
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

/** The request as Fetch has it, its body still on its way; undefined when its host or target cannot be one. The path is the target's alone, never the header's. */
export function toRequest(visit: Visit): Request | undefined {
    const { request } = visit;
    const hasBody =
        request.method !== "GET" &&
        request.method !== "HEAD" &&
        (request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0);
    return asRequest(visit, { method: request.method, body: hasBody ? bodyOf(request) : undefined });
}

/** Whether a request may go on is asked without its body, which goes to whoever it is for. */
export const toQuestion = (visit: Visit): Request | undefined => asRequest(visit, { method: "GET" });

function asRequest({ request, scheme, name, headers: sent }: Visit, how: { method?: string; body?: ReadableStream<Uint8Array> }): Request | undefined {
    const target = request.url ?? "";
    if (!name.host || !target.startsWith("/")) return undefined;
    const headers = Object.entries(sent).flatMap(([name, value]): [string, string][] =>
        value === undefined || name === "cookie" ? [] : [[name, String(value)]],
    );
    try {
        const asked = new Request(`${scheme}://${name.host}${target}`, { ...how, headers, duplex: "half" } as RequestInit);
        return new URL(asked.url).hostname === name.hostname || name.hostname.endsWith(".") ? asked : undefined;
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
