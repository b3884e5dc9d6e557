import { connect } from "./client.ts";

export interface StubAnswer {
    status?: number;
    body?: unknown;
    headers?: Record<string, string>;
}

export interface StubCall {
    method: string;
    /** Path and query below `/api/v3`. */
    path: string;
    body: unknown;
    headers: Headers;
}

/**
 * Answers the client from a function instead of a server; what it does not know is 404.
 * @returns the calls so far, and `restore` for after the test
 */
export function stubApi(respond: (call: StubCall) => StubAnswer | undefined | Promise<StubAnswer | undefined>): { calls: StubCall[]; restore: () => void } {
    const calls: StubCall[] = [];
    const restore = connect({
        csrf: () => "csrf-value",
        fetch: async (request) => {
            const url = new URL(request.url);
            const text = await request.text();
            const call = {
                method: request.method,
                path: (url.pathname + url.search).replace("/api/v3", ""),
                body: text === "" ? undefined : (JSON.parse(text) as unknown),
                headers: request.headers,
            };
            calls.push(call);
            const { status = 200, body, headers } = (await respond(call)) ?? { status: 404, body: { detail: "Not found." } };
            request.signal.throwIfAborted();
            return new Response(body === undefined ? null : JSON.stringify(body), {
                status,
                headers: { "Content-Type": "application/json", ...headers },
            });
        },
    });
    return { calls, restore };
}

/** One page with all of `results`. */
export const pageOf = <T>(results: T[]) => ({
    pagination: { next: 0, previous: 0, count: results.length, current: 1, total_pages: 1, start_index: results.length ? 1 : 0, end_index: results.length },
    results,
});
