import type { IncomingMessage, ServerResponse } from "node:http";
import { textOf } from "#kernel/http/operation.ts";
import type { Reader } from "#kernel/http/reader.ts";
import { visitorOf } from "#mock/protocols/proxy/failed.ts";
import { fileBelowOutpost, isAskedByEnvoy } from "#mock/protocols/proxy/outpost-path.ts";
import { readPassage } from "#mock/protocols/proxy/passage.ts";
import type { Backend } from "#mock/backend.ts";
import { type Asset, encodedFor } from "./assets.ts";
import { cachingHeaders, isKept, tagOf } from "./asset-headers.ts";
import { flowPageHeaders } from "./captcha-policy.ts";
import { pageHeaders, workerHeaders } from "./policy.ts";
import { jarOf, toQuestion, toRequest } from "./request.ts";
import { type Trusts, trustsNearby } from "./trusted-proxies.ts";
import { statusOf } from "./shells.ts";
import { onwardOf, passOn } from "./upstream.ts";
import { isAddressed, readVisit, type Visit } from "./visit.ts";
import { warmUpAfter } from "../warm-up.ts";

export interface Site {
    /** @param visit who asks, where that may change what a page tells */
    readonly asset: (pathname: string, visit?: Visit) => Promise<Asset | undefined>;
    /** The file for a path that is not a file's: the shell of an interface, the boot page. */
    readonly shell: (pathname: string) => string | undefined;
}

/** Answers requests for the interfaces and, where there is one, of the engine behind them. */
export const listener =
    (site: Site, backend?: Backend, trusts: Trusts = trustsNearby) =>
    (request: IncomingMessage, response: ServerResponse): void => {
        answer(site, backend, readVisit(request, trusts), response).catch((error: unknown) => {
            console.error(error);
            if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
            response.end("Something went wrong here.");
        });
    };

async function answer(site: Site, backend: Backend | undefined, visit: Visit, response: ServerResponse): Promise<void> {
    const { request, name } = visit;
    const target = request.url ?? "/";
    const pathname = target.split("?")[0]!;
    // Whoever reaches us by a name that is not ours gets no page either: it would be of that name's origin.
    if (backend && !isAddressed(backend, visit)) return refuse(response, 400, "This installation does not answer to the name that the request was sent to.");
    const below = fileBelowOutpost(pathname);
    if (below !== undefined) return sendFile(site, below, request, response);
    // All of an application's paths are its own: our pages are not there.
    if (backend?.fronts(name)) return front(backend, visit, response);
    const shell = site.shell(pathname);
    if (backend && !shell && backend.owns({ ...name, pathname })) return exchange(backend, visit, response);
    const file = shell ?? pathname;
    const asset = (await site.asset(file, visit)) ?? (backend ? undefined : await site.asset(site.shell("*") ?? ""));
    if (asset && (request.method === "GET" || request.method === "HEAD"))
        return sendAsset(asset, { file, status: await statusOf(backend, pathname) }, request, response, backend);
    if (backend) return exchange(backend, visit, response);
    response.writeHead(404, { "content-type": "text/plain" });
    response.end("Not found");
}

/** A file of ours at whatever name it is asked for: 404 where there is none. */
async function sendFile(site: Site, file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asset = request.method === "GET" || request.method === "HEAD" ? await site.asset(file) : undefined;
    return asset ? sendAsset(asset, { file, status: 200 }, request, response) : refuse(response, 404, "There is no such file.");
}

/** The engine's SharedWorker. */
const WORKER = /^\/assets\/engine-\w+\.js$/;

async function sendAsset(
    asset: Asset,
    { file, status }: { file: string; status: number },
    request: IncomingMessage,
    response: ServerResponse,
    backend?: Backend,
): Promise<void> {
    const { body, encoding } = encodedFor(asset, file, String(request.headers["accept-encoding"] ?? ""));
    const isPage = asset.type.startsWith("text/html");
    // A page that the browser keeps would come back by its Back button after signing out.
    const caching = isPage ? { "cache-control": "no-store" } : cachingHeaders(file, asset.isImmutable, tagOf(body));
    const guarding = isPage ? await guardingPage(file, backend) : WORKER.test(file) ? workerHeaders : { "x-content-type-options": "nosniff" };
    if (!isPage && isKept(tagOf(body), request.headers["if-none-match"])) {
        response.writeHead(304, { ...caching, ...guarding });
        response.end();
        return;
    }
    const cookies: string[] = [];
    // The interface pages hand out the CSRF token, as the original's do.
    if (isPage && backend) await backend.visit(jarOf(request, cookies));
    response.writeHead(status, {
        "content-type": asset.type,
        "content-length": body.length,
        ...caching,
        ...(encoding ? { "content-encoding": encoding } : {}),
        ...guarding,
        ...(cookies.length ? { "set-cookie": cookies } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
}

/** Flows may show what a captcha service serves. */
const guardingPage = async (file: string, backend?: Backend): Promise<typeof pageHeaders> =>
    backend && file === "/flow.html" ? flowPageHeaders(backend) : pageHeaders;

/** Segments of dots, which no client sends: they are resolved on the way to the engine, and perhaps not on the way to the application. */
const DOTS = /[/\\](?:\.|%2e){1,2}(?:[/\\?#]|$)/i;

async function exchange(backend: Backend, visit: Visit, response: ServerResponse): Promise<void> {
    const { url = "" } = visit.request;
    const asked = !isAskedByEnvoy(url) ? toRequest(visit) : DOTS.test(url) ? undefined : toQuestion(visit);
    if (!asked) return refuse(response, 400, "This is no request that can be answered.");
    const cookies: string[] = [];
    const answered = await backend.fetch(asked, jarOf(visit.request, cookies), visit);
    warmUpAfter(new URL(asked.url).pathname);
    return send(answered, cookies, visit.request, response);
}

/** A request to an application behind the installation: goes on to it, where the outpost in front lets it. */
async function front(backend: Backend, visit: Visit, response: ServerResponse): Promise<void> {
    const asked = toQuestion(visit);
    if (!asked) return refuse(response, 400, "This is no request that can be answered.");
    const cookies: string[] = [];
    const answered = await backend.fetch(asked, jarOf(visit.request, cookies), visit);
    const passage = readPassage(answered);
    const findReader = (): Promise<Reader> => backend.look(visitorOf, asked);
    return passage ? passOn(onwardOf(passage, visit, asked), response, { cookies, findReader }) : send(answered, cookies, visit.request, response);
}

async function send(answered: Response, cookies: readonly string[], request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = textOf(answered) ?? (answered.body ? Buffer.from(await answered.arrayBuffer()) : undefined);
    const isPage = (answered.headers.get("content-type") ?? "").startsWith("text/html");
    // A body that was not read to its end would be taken for the next request.
    const isUnread = !request.complete;
    response.writeHead(answered.status, {
        ...Object.fromEntries(answered.headers),
        ...(isPage ? pageHeaders : {}),
        ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
        ...(cookies.length ? { "set-cookie": [...cookies] } : {}),
        ...(isUnread ? { connection: "close" } : {}),
    });
    response.end(body);
    if (isUnread) discard(request);
}

function refuse(response: ServerResponse, status: number, detail: string): void {
    response.writeHead(status, { "content-type": "application/json", "x-content-type-options": "nosniff", "connection": "close" });
    response.end(JSON.stringify({ detail }));
}

/** How long what is left of a refused body is read and thrown away, in ms: a client that is cut off while it sends never reads the answer. */
const DISCARD_MS = 2000;

function discard(request: IncomingMessage): void {
    request.resume();
    setTimeout(() => request.destroy(), DISCARD_MS).unref();
}
