import type { IncomingMessage, ServerResponse } from "node:http";
import type { Backend, Jar } from "#mock/backend.ts";
import { type Asset, encodedFor } from "./assets.ts";
import { pageHeaders } from "./policy.ts";

/** Largest body that is read: 16 MiB, enough for any upload of the interfaces. */
const MAX_BODY = 16 * 1024 * 1024;

export interface Site {
    readonly asset: (pathname: string) => Promise<Asset | undefined>;
    /** The file that stands for a path which is no file: the shell of an interface, the boot page. */
    readonly shell: (pathname: string) => string | undefined;
}

/** Answers requests for the interfaces and, where there is one, of the engine behind them. */
export const listener =
    (site: Site, backend?: Backend) =>
    (request: IncomingMessage, response: ServerResponse): void => {
        answer(site, backend, request, response).catch((error: unknown) => {
            console.error(error);
            if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
            response.end("Something went wrong here.");
        });
    };

async function answer(site: Site, backend: Backend | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? "/";
    const pathname = target.split("?")[0]!;
    const shell = site.shell(pathname);
    if (backend && !shell && backend.owns({ hostname: hostnameOf(request), pathname })) return exchange(backend, request, response);
    const file = shell ?? pathname;
    const asset = (await site.asset(file)) ?? (backend ? undefined : await site.asset(site.shell("*") ?? ""));
    if (asset && (request.method === "GET" || request.method === "HEAD")) return sendAsset(asset, file, request, response, backend);
    if (backend) return exchange(backend, request, response);
    response.writeHead(404, { "content-type": "text/plain" });
    response.end("Not found");
}

/** The name that a request was sent to, without its port. */
const hostnameOf = (request: IncomingMessage): string => (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();

async function sendAsset(asset: Asset, file: string, request: IncomingMessage, response: ServerResponse, backend?: Backend): Promise<void> {
    const { body, encoding } = encodedFor(asset, file, String(request.headers["accept-encoding"] ?? ""));
    const isPage = asset.type.startsWith("text/html");
    const cookies: string[] = [];
    // The interface pages hand out the CSRF token, as the original's do.
    if (isPage && backend) await backend.visit(jarOf(request, cookies));
    response.writeHead(200, {
        "content-type": asset.type,
        "content-length": body.length,
        // A page that the browser keeps would come back by its Back button after signing out.
        "cache-control": asset.isImmutable ? "public, max-age=31536000, immutable" : isPage ? "no-store" : "no-cache",
        ...(encoding ? { "content-encoding": encoding, "vary": "accept-encoding" } : {}),
        ...(isPage ? pageHeaders : { "x-content-type-options": "nosniff" }),
        ...(cookies.length ? { "set-cookie": cookies } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
}

function jarOf(request: IncomingMessage, set: string[]): Jar {
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

async function exchange(backend: Backend, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (!body) {
        response.writeHead(413, { "content-type": "application/json" });
        response.end('{"detail":"The body is too large."}');
        return;
    }
    const host = request.headers.host ?? "localhost";
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        value === undefined || name === "cookie" ? [] : [[name, String(value)]],
    );
    let asked: Request;
    try {
        const scheme = request.headers["x-forwarded-proto"] === "https" ? "https" : "http";
        asked = new Request(`${scheme}://${host}${request.url}`, {
            method: request.method,
            headers,
            body: body.length && request.method !== "GET" && request.method !== "HEAD" ? body : undefined,
        });
    } catch {
        response.writeHead(400, { "content-type": "application/json" });
        response.end('{"detail":"This is no request that can be answered."}');
        return;
    }
    const cookies: string[] = [];
    const answered = await backend.fetch(asked, jarOf(request, cookies), { ip: (request.socket.remoteAddress ?? "255.255.255.255").replace(/^::ffff:/, "") });
    const bytes = answered.body ? Buffer.from(await answered.arrayBuffer()) : undefined;
    const isPage = (answered.headers.get("content-type") ?? "").startsWith("text/html");
    response.writeHead(answered.status, {
        ...Object.fromEntries(answered.headers),
        ...(isPage ? pageHeaders : {}),
        ...(bytes ? { "content-length": bytes.length } : {}),
        ...(cookies.length ? { "set-cookie": cookies } : {}),
    });
    response.end(bytes);
}

/** The whole body; undefined when it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
    if (request.method === "GET" || request.method === "HEAD") return Buffer.alloc(0);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > MAX_BODY) return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
