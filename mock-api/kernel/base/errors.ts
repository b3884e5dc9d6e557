import type { Json } from "./models.ts";

/** Messages by field, as a 400 carries them. */
export type FieldErrors = Record<string, Json>;

/** An answer that ends a request early: thrown by rules, turned into HTTP in one place (`exchange.ts`). */
export class HttpError extends Error {
    readonly status: number;
    readonly body: Json;
    readonly headers: Record<string, string>;
    /** What was written before it was thrown is kept. */
    keepsWrites = false;

    constructor(status: number, body: Json, headers: Record<string, string> = {}) {
        super(typeof body === "string" ? body : JSON.stringify(body));
        this.status = status;
        this.body = body;
        this.headers = headers;
    }
}

/**
 * An error whose writes are kept although it refuses: a code that was used twice revokes its tokens, a wrong password is counted.
 * `throw keepingWrites(new ProtocolError("invalid_grant", "…"))`
 */
export function keepingWrites<E extends HttpError>(error: E): E {
    error.keepsWrites = true;
    return error;
}

/** The message of a field that must be sent. */
export const REQUIRED = "This field is required.";

/** 400 with messages by field. */
export const invalidFields = (errors: FieldErrors) => new HttpError(400, errors);
/** 400 for a rule that concerns several fields. */
export const nonFieldError = (message: string) => new HttpError(400, { non_field_errors: [message] });
/** 400 whose body is a bare list: what a filter or a view says in plain text. */
export const invalid = (message: string) => new HttpError(400, [message]);
/** 400 or 404 with no body at all. */
export const empty = (status: number) => new HttpError(status, undefined);
export const denied = (detail = "You do not have permission to perform this action.") => new HttpError(403, { detail });
export const notAuthenticated = () => denied("Authentication credentials were not provided.");
export const notFound = (detail = "Not found.") => new HttpError(404, { detail });
export const wrongMethod = (method: string, allowed: string[]) =>
    new HttpError(405, { detail: `Method "${method}" not allowed.` }, { allow: allowed.join(", ") });
export const wrongMediaType = (type: string) => new HttpError(415, { detail: `Unsupported media type "${type}" in request.` });
/** 400: the request was sent to a name that is not ours. */
export const unknownHost = () => new HttpError(400, { detail: "This installation does not answer to the name that the request was sent to." });
/** 409: what the request built on is not as it was. */
export const changedMeanwhile = () => new HttpError(409, { detail: "This was changed by somebody else in the meantime. Try again." });
