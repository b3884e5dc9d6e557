import { decoded, refusalOf } from "#src/base/answers.ts";
import { ConnectionError, CutOffError, isAbort, isPage } from "#src/base/errors.ts";
import { tellChanged } from "#src/base/changes.ts";
import { requestLog } from "./request-log.ts";

/** How the backend is reached. The interfaces keep the defaults; a test or a story hands in its own. */
export interface Connection {
    fetch: (request: Request) => Promise<Response>;
    /** Value of the cookie `authentik_csrf`; empty when there is none yet. */
    csrf: () => string;
}

export interface Call {
    /** Strings, numbers, booleans, or lists of them by parameter name. */
    query?: object | undefined;
    /** An object travels as JSON, FormData as multipart. */
    body?: unknown;
    signal?: AbortSignal | undefined;
    /** An id of 16 to 64 letters: what is deleted with the same can be brought back, all at once. */
    undo?: string | undefined;
    /** It changes nothing that other tabs show, whatever its method: a policy's test, a step of the visitor's own flow. */
    onlyAsks?: boolean | undefined;
    /** Nobody asks for it just now: it is sent from time to time. The log holds the first, and those that are answered by another status. */
    byClock?: boolean | undefined;
}

/**
 * Widgets that stand in for services which a sandbox does not reach are a part of these interfaces; they tell people more of why they are refused; and
 * whoever looks for sign-ins does not find failed ones; and whoever looks at who may open what leaves nothing in the log.
 */
const PREFERENCES = "sandbox-stand-ins, sandbox-reasons, sandbox-whole-actions, sandbox-no-traces";
const BASE = "/api/v3";
/** Addresses of the sandbox's own; a real authentik has none of them. */
const SANDBOX = "/-/sandbox/";

const browser: Connection = {
    fetch: (request) => globalThis.fetch(request),
    csrf: () => cookie("authentik_csrf"),
};
let connection = browser;

/** Told the path of each request that was refused with 401, 403 or 404, which is also what is there for others only; true: send it again. */
type RefusalHandler = (path: string, status: number) => Promise<boolean>;
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 404]);
let refused: RefusalHandler = () => Promise.resolve(false);

/** Sets what is asked when the server refuses a request for its sender's sake. */
export function onRefusal(handler: RefusalHandler): void {
    refused = handler;
}

/** Most answers come sooner, in ms. */
const AT_ONCE_MS = 200;
let watch: (over: AbortSignal) => unknown = () => undefined;

/** Sets what is told of a request that is not answered at once; `over` is aborted when it is. */
export function onWait(watcher: typeof watch): void {
    watch = watcher;
}

/** Uses other ends than the browser's for what is given. @returns a function that puts everything back. */
export function connect(changes: Partial<Connection>): () => void {
    connection = { ...browser, ...changes };
    return () => {
        connection = browser;
    };
}

/**
 * Sends one request to the API and gives the decoded body; undefined when there is none.
 * @param path below `/api/v3`, or of the sandbox's own, with leading slash, parameters filled in
 * @throws ApiError for a status of 400 and above and for a page in place of data, ConnectionError without an answer, CutOffError with a part of one, the
 * abort reason of `signal`
 */
export async function send(method: string, path: string, { query, body, signal, ...how }: Call = {}): Promise<unknown> {
    const url = (path.startsWith(SANDBOX) ? "" : BASE) + path + queryString(query);
    const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const ask = () => exchange(url, method, sent, signal, how);
    let { response, at } = await ask();
    if (REFUSALS.has(response.status) && (await refused(path, response.status))) ({ response, at } = await ask());
    const text = await textOf(response, signal);
    requestLog.answered(at, text);
    const content = decoded(response, text);
    // A proxy may ask for a sign-in of its own with status 200.
    if (!response.ok || isPage(content)) throw refusalOf(response, content);
    return content;
}

/** Sends a logged request once more; its answer is in the log, whatever it says. @param url as it was logged */
export async function readAgain(url: string): Promise<void> {
    const { response, at } = await exchange(url, "GET", undefined, undefined);
    requestLog.answered(at, await response.text());
}

/** Sends any request the same way, for what is no API: a client of the installation that runs in the same page. */
export const reach = (request: Request): Promise<Response> => connection.fetch(request);

/**
 * Sends one request to the API as the signed-in user, and gives the answer as it is, whatever it says.
 * @param url path on this host with its query   @param body JSON, as it was written
 * @throws ConnectionError without an answer, the abort reason of `signal`
 */
export const sendAsWritten = async (method: string, url: string, body?: string | FormData, signal?: AbortSignal): Promise<Response> =>
    (await exchange(url, method, body, signal)).response;

/** @returns the answer, and when the request was sent: the log knows it by that */
async function exchange(
    url: string,
    method: string,
    body: string | FormData | undefined,
    signal: AbortSignal | undefined,
    { undo, onlyAsks = method === "GET", byClock }: Pick<Call, "undo" | "onlyAsks" | "byClock"> = {},
): Promise<{ response: Response; at: Date }> {
    const preferences = undo === undefined ? PREFERENCES : `${PREFERENCES}, sandbox-undo=${undo}`;
    const headers = new Headers({ "Accept": "application/json", "Prefer": preferences, "X-authentik-CSRF": connection.csrf() });
    if (typeof body === "string") headers.set("Content-Type", "application/json");
    const request = new Request(new URL(url, location.origin), {
        method,
        headers,
        credentials: "same-origin",
        signal: signal ?? null,
        body: body ?? null,
    });
    const at = new Date();
    const started = performance.now();
    const over = new AbortController();
    const timer = setTimeout(() => watch(over.signal), AT_ONCE_MS);
    const log = (status: number) => requestLog.add({ method, url, status, at, duration: performance.now() - started, sent: body, byClock });
    try {
        const response = await connection.fetch(request);
        log(response.status);
        if (response.ok && !onlyAsks) tellChanged();
        return { response, at };
    } catch (error) {
        if (isAbort(error) || signal?.aborted) throw error;
        log(0);
        throw new ConnectionError("No answer from the server", { cause: error });
    } finally {
        clearTimeout(timer);
        over.abort();
    }
}

async function textOf(response: Response, signal: AbortSignal | undefined): Promise<string> {
    try {
        return await response.text();
    } catch (cause) {
        throw isAbort(cause) || signal?.aborted ? cause : new CutOffError("The connection ended before the answer did", { cause });
    }
}

/** Lists repeat their key, as the backend reads them; what is null, undefined or empty is left out. */
function queryString(query: Call["query"]): string {
    const pairs = Object.entries(query ?? {}).flatMap(([key, value]: [string, unknown]) =>
        (Array.isArray(value) ? value : [value])
            .filter((item) => item !== undefined && item !== null && item !== "")
            .map((item): [string, string] => [key, String(item)]),
    );
    return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

function cookie(name: string): string {
    const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
    return found === undefined ? "" : decodeURIComponent(found.slice(name.length + 1));
}
