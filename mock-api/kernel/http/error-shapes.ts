import type { Call } from "./call.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { errorPage, submittingPage } from "./html.ts";
import { isObject } from "#kernel/store/validate.ts";
import { ok, page, redirect } from "./operation.ts";
import { readerOf } from "./reader.ts";

/**
 * How an error becomes an answer. An endpoint names one; a check may change it for what follows: `call.errors = clientErrors(…)`.
 * There is no call yet where a request is refused before it is read.
 */
export type ErrorShape = (error: HttpError, call?: Call) => Response;

/** An error that a protocol names by a code: `invalid_grant`. Thrown by checks; the endpoint's shape says how it travels. */
export class ProtocolError extends HttpError {
    readonly code: string;
    readonly description: string;

    constructor(code: string, description: string, status = 400, headers: Record<string, string> = {}) {
        super(status, { error: code, error_description: description }, headers);
        this.code = code;
        this.description = description;
    }
}

/** What a person reads about an error, whatever its body is made of. */
export function textOf(error: HttpError): string {
    if (error instanceof ProtocolError) return error.description;
    const { body } = error;
    if (typeof body === "string") return body;
    if (Array.isArray(body)) return body.map(String).join(" ");
    if (isObject(body)) return Object.values(body).flat().map(String).join(" ");
    return TITLES[error.status] ?? "Something is wrong with this request.";
}

const TITLES: Readonly<Record<number, string>> = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    408: "Too slow",
    409: "Changed meanwhile",
    413: "Too large",
    415: "Wrong media type",
    503: "Busy",
};

const titleOf = (status: number): string => TITLES[status] ?? "Error";

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
}

/** The REST API's: the error's body as JSON, or none. */
export const apiErrors: ErrorShape = ({ status, body, headers }) =>
    withHeaders(body === undefined ? new Response(null, { status }) : ok(body, status), headers);

/** A page for a person. */
export const pageErrors: ErrorShape = (error, call) =>
    withHeaders(page(errorPage(titleOf(error.status), textOf(error), call && readerOf(call)), error.status), error.headers);

/** Plain text, for programs that show it or throw it away: forward auth, SCIM probes. */
export const textErrors: ErrorShape = (error) =>
    withHeaders(new Response(textOf(error), { status: error.status, headers: { "content-type": "text/plain; charset=utf-8" } }), error.headers);

/** Codes for errors that no protocol named: of a body that could not be read, a wrong method. */
const codeOf = (error: HttpError): string => (error instanceof ProtocolError ? error.code : error.status >= 500 ? "server_error" : "invalid_request");

/** RFC 6749 5.2, for endpoints that programs call: `{ error, error_description }`, never kept by a cache. */
export const oauthErrors: ErrorShape = (error) =>
    withHeaders(ok({ error: codeOf(error), error_description: textOf(error) }, error.status), {
        "cache-control": "no-store",
        "pragma": "no-cache",
        ...error.headers,
    });

/** RFC 6750 3: a resource that takes bearer tokens says in a header what was wrong with one; there is no body. */
export const bearerErrors: ErrorShape = (error) =>
    withHeaders(new Response(null, { status: error.status }), {
        "www-authenticate": `Bearer error="${codeOf(error)}", error_description="${textOf(error).replaceAll(/["\\\r\n]/g, " ")}"`,
        ...error.headers,
    });

/** How parameters travel to a client: OAuth 2.0 Multiple Response Types 2.1, OAuth 2.0 Form Post Response Mode. */
export type ResponseMode = "query" | "fragment" | "form_post";

type ClientParameters = Readonly<Record<string, string | undefined>>;

/** The parameters that have a value. */
const given = (parameters: ClientParameters): [string, string][] =>
    Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);

/** A client's address with these parameters; those without a value are left out. */
export function clientAddress(address: string, mode: "query" | "fragment", parameters: ClientParameters): string {
    const to = new URL(address);
    if (mode === "fragment") to.hash = new URLSearchParams(given(parameters)).toString();
    else for (const [name, value] of given(parameters)) to.searchParams.append(name, value);
    return to.href;
}

/** Sends the browser to a client's address with these parameters. */
export const toClient = (address: string, mode: ResponseMode, parameters: ClientParameters, call?: Call): Response =>
    mode === "form_post" ? page(submittingPage(address, given(parameters), call && readerOf(call))) : redirect(clientAddress(address, mode, parameters));

/** RFC 6749 4.1.2.1: from here on errors travel to the client, whose address has been checked; `more` travels along, its `state` first of all. */
export const clientErrors =
    (address: string, mode: ResponseMode, more: ClientParameters = {}): ErrorShape =>
    (error, call) =>
        withHeaders(toClient(address, mode, { error: codeOf(error), error_description: textOf(error), ...more }, call), error.headers);
