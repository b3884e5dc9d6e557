import { refusal } from "./refusals.ts";

/** Messages by field name; those that belong to no field are under `non_field_errors`. */
export type FieldErrors = Record<string, string[]>;

/** Key under which the API reports what is wrong with the whole object. */
export const NON_FIELD = "non_field_errors";

/** The backend answered, with a status of 400 or above. */
export class ApiError extends Error {
    override readonly name = "ApiError";

    readonly status: number;
    /** As it was answered: JSON, or text. */
    readonly body: unknown;
    /** Empty unless the API complained about single fields. */
    readonly fields: FieldErrors;
    /** The API's sentence for the whole request, where it gave one. */
    readonly detail: string | undefined;
    /** What a page in place of data calls itself; empty where it has no title, undefined where none came. */
    readonly page: string | undefined;
    /** From the header `X-authentik-id`: names the request in the server's log. */
    readonly requestId: string | undefined;

    constructor(status: number, body: unknown, requestId?: string) {
        const fields = fieldErrors(body);
        const detail = detailOf(body);
        super(detail ?? fields[NON_FIELD]?.[0] ?? `HTTP ${status}`);
        this.status = status;
        this.body = body;
        this.fields = fields;
        this.detail = detail;
        this.page = titleOfPage(body);
        this.requestId = requestId;
    }
}

/** True where what was asked for, or was to be changed, is not there any more; also for an error that tells it in other words. */
export const isGone = (error: unknown): boolean => (error instanceof ApiError ? error.status === 404 : error instanceof Error && isGone(error.cause));

/** No answer at all: offline, or the server is gone. */
export class ConnectionError extends Error {
    override readonly name = "ConnectionError";
}

/** An answer came, and ended before its data did. */
export class CutOffError extends Error {
    override readonly name = "CutOffError";
}

/** True for the rejection of a request that its own caller gave up. */
export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A proxy in front of the server answers by a page where the server itself is not there, or is not asked. */
export const isPage = (body: unknown): body is string => typeof body === "string" && /^\s*<(!doctype html|html|head|body)\b/i.test(body);

const titleOfPage = (body: unknown): string | undefined => (isPage(body) ? (/<title[^>]*>([^<]{0,200})/i.exec(body)?.[1]?.trim() ?? "") : undefined);

function detailOf(body: unknown): string | undefined {
    if (typeof body === "string" && body !== "" && !body.trimStart().startsWith("<")) return body;
    return isRecord(body) && typeof body["detail"] === "string" ? refusal(body["detail"]) : undefined;
}

function fieldErrors(body: unknown): FieldErrors {
    if (Array.isArray(body)) return { [NON_FIELD]: messages(body) };
    if (!isRecord(body)) return {};
    return Object.fromEntries(
        Object.entries(body)
            .filter(([field]) => field !== "detail" && field !== "code")
            .map(([field, value]): [string, string[]] => [field, messages(value)])
            .filter(([, found]) => found.length > 0),
    );
}

/** Lists nest: a wrong element of a choice list is reported as `{"0": ["…"]}`. */
function messages(value: unknown): string[] {
    if (typeof value === "string") return value === "" ? [] : [refusal(value)];
    if (Array.isArray(value)) return value.flatMap(messages);
    return isRecord(value) ? Object.values(value).flatMap(messages) : [];
}
