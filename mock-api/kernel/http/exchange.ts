import type { Call, Incoming, Jar } from "./call.ts";
import { type BodyRules, readBody } from "./body.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { Form } from "./form.ts";
import { errorPage } from "./html.ts";
import { addressOf, type HttpRequest } from "./http-request.ts";
import { JournalError } from "#kernel/store/journal.ts";
import { ok, page } from "./operation.ts";
import { readerOf } from "./reader.ts";

/** What comes with a request besides the request. */
export interface Sender {
    readonly jar: Jar;
    readonly ip: string;
}

/** A request without its body: what is known before anything of it is read. */
export const announced = (request: HttpRequest, { jar, ip }: Sender): Incoming => ({
    request,
    url: addressOf(request),
    jar,
    ip,
    bytes: new Uint8Array(),
    form: new Form(),
});

/** Reads what a transaction needs of a request, before it begins. `release` is to be called once it is answered. */
export async function receive(incoming: Incoming, rules: BodyRules): Promise<{ incoming: Incoming; release(): void }> {
    const { bytes, release } = await readBody(incoming.request, rules);
    return { incoming: bytes.length ? { ...incoming, bytes, form: await readForm(bytes, incoming.request) } : incoming, release };
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, request: HttpRequest): Promise<Form> {
    const type = request.headers.get("content-type") ?? "";
    if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return new Form();
    try {
        const data = await new Response(bytes, { headers: { "content-type": type } }).formData();
        return new Form(
            await Promise.all(
                [...data].map(
                    async ([name, value]) =>
                        [
                            name,
                            typeof value === "string" ? value : { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) },
                        ] as const,
                ),
            ),
        );
    } catch {
        // A body that is not a form has no fields: whoever needs one says so.
        return new Form();
    }
}

/** Throws when the caller accepts nothing that the API can answer. */
export function negotiate(call: Call): void {
    const format = call.url.searchParams.get("format");
    if (format !== null && format !== "json" && !call.url.pathname.startsWith("/api/v3/schema/")) throw new HttpError(404, { detail: "Not found." });
    const accept = call.header("accept");
    if (!accept || call.url.pathname.startsWith("/api/v3/schema/")) return;
    const isFine = accept.split(",").some((range) => /^\s*(\*\/\*|application\/(\*|json))/i.test(range));
    if (!isFine) throw new HttpError(406, { detail: "Could not satisfy the request Accept header." });
}

/** Headers of every answer: browsers must not guess its type, and caches must not keep it unless it allows that. Answers of the API contain keys and people's data. */
export function guarded(response: Response): Response {
    response.headers.set("x-content-type-options", "nosniff");
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
}

/** A path without its closing slash. */
export const slashed = (pathname: string, search: string): Response => new Response(null, { status: 301, headers: { location: `${pathname}/${search}` } });

/** An unknown path. The original's error pages answer only reading methods. */
export function missing(call: Call): Response {
    if (!call.isUnsafe) return page(errorPage("Not found", "There is nothing at this address.", readerOf(call)), 404);
    return new Response(null, { status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
}

/** The answer when state cannot be written, or for a defect. */
export function failed(error: unknown): Response {
    if (error instanceof JournalError) return ok({ detail: error.message }, 507);
    console.error(error);
    return ok({ detail: "Something went wrong here. Nothing was changed." }, 500);
}
