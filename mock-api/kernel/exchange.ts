import type { Call, Incoming, Jar, Upload } from "./call.ts";
import { HttpError } from "./errors.ts";
import { errorPage } from "./html.ts";
import { JournalError } from "./journal.ts";
import { ok, page } from "./operation.ts";

/** Reads what a transaction needs of a request, before it begins. */
export async function receive(request: Request, jar: Jar, ip: string): Promise<Incoming> {
    const url = new URL(request.url);
    const type = (request.headers.get("content-type") ?? "").toLowerCase();
    const hasBody = !["GET", "HEAD"].includes(request.method);
    const isForm = type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded");
    const copy = hasBody && isForm ? request.clone() : undefined;
    const text = hasBody && !type.startsWith("multipart/") ? await request.text() : "";
    return { request, url, jar, ip, text, form: copy ? await readForm(copy) : new Map() };
}

async function readForm(request: Request): Promise<ReadonlyMap<string, string | Upload>> {
    const form = new Map<string, string | Upload>();
    try {
        for (const [name, value] of await request.formData())
            form.set(name, typeof value === "string" ? value : { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
    } catch {
        // A body that is no form has no fields: whoever needs one says so.
    }
    return form;
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

export function refused({ status, body, headers }: HttpError): Response {
    const response = body === undefined ? new Response(null, { status }) : ok(body, status);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
}

/** A path without its closing slash. */
export const slashed = (pathname: string, search: string): Response => new Response(null, { status: 301, headers: { location: `${pathname}/${search}` } });

/** An unknown path. The original's error pages answer only reading methods. */
export function missing(call: Call): Response {
    if (!call.isUnsafe) return page(errorPage("Not found", "There is nothing at this address."), 404);
    return new Response(null, { status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
}

/** What a caller is told when state cannot be kept, or when we have a defect. */
export function failed(error: unknown): Response {
    if (error instanceof JournalError) return ok({ detail: error.message }, 507);
    console.error(error);
    return ok({ detail: "Something went wrong here. Nothing was changed." }, 500);
}
