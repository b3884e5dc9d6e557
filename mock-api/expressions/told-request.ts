import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";

/** As much of a body as expressions are shown, in bytes. */
const MAX_BODY = 64 * 1024;

/** The HTTP request as Python makes one of Django's of it. */
export function toldRequest(call: Call): JsonObject {
    const { url, incoming, principal } = call;
    return {
        user: principal?.pk ?? null,
        method: call.method,
        path: url.pathname,
        search: url.search.slice(1),
        scheme: url.protocol.slice(0, -1),
        host: url.host,
        id: call.id,
        ip: incoming.ip,
        query: [...url.searchParams],
        form: [...incoming.form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
        headers: [...incoming.request.headers],
        body: new TextDecoder().decode(incoming.bytes.subarray(0, MAX_BODY)),
        session: {},
    };
}
