/** Messages by field name; those that belong to no field are under `non_field_errors`. */
export type FieldErrors = Record<string, string[]>;

/** Key under which the API reports what is wrong with the whole object. */
export const NON_FIELD = "non_field_errors";

/** The backend answered, with a status of 400 or above. */
export class ApiError extends Error {
    override readonly name = "ApiError";

    readonly status: number;
    /** Empty unless the API complained about single fields. */
    readonly fields: FieldErrors;
    /** The API's sentence for the whole request, where it gave one. */
    readonly detail: string | undefined;
    /** From the header `X-authentik-id`: names the request in the server's log. */
    readonly requestId: string | undefined;

    constructor(status: number, body: unknown, requestId?: string) {
        const fields = fieldErrors(body);
        const detail = detailOf(body);
        super(detail ?? fields[NON_FIELD]?.[0] ?? `HTTP ${status}`);
        this.status = status;
        this.fields = fields;
        this.detail = detail;
        this.requestId = requestId;
    }
}

/** No answer at all: offline, the server is gone, or the answer was cut off. */
export class ConnectionError extends Error {
    override readonly name = "ConnectionError";
}

/** True for the rejection of a request that its own caller gave up. */
export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function detailOf(body: unknown): string | undefined {
    if (typeof body === "string" && body !== "" && !body.trimStart().startsWith("<")) return body;
    return isRecord(body) && typeof body["detail"] === "string" ? body["detail"] : undefined;
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
    if (typeof value === "string") return value === "" ? [] : [value];
    if (Array.isArray(value)) return value.flatMap(messages);
    return isRecord(value) ? Object.values(value).flatMap(messages) : [];
}
