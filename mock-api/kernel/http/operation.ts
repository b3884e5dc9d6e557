import { unmarkNumbers } from "#mock/encoding/exact-number.ts";
import type { Access } from "./access.ts";
import type { Call } from "./call.ts";
import type { ErrorShape } from "./error-shapes.ts";
import type { Field, Fields } from "#kernel/base/fields.ts";
import { choice, list, nested, text } from "#kernel/base/fields.ts";
import type { Json } from "#kernel/base/models.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an operation takes. */
export type Body =
    | { readonly kind: "json"; readonly shape: Field; readonly isPartial?: boolean; readonly isOptional?: boolean }
    | { readonly kind: "form"; readonly fields: Fields };

/** One query parameter, for the document. */
export interface Parameter {
    readonly name: string;
    readonly shape: Field;
    readonly isMany?: boolean;
    readonly isRequired?: boolean;
}

/** One method of one path below `/api/v3/`: how it is asked, who may ask, what it answers. */
export interface Operation {
    readonly id: string;
    readonly method: Method;
    /** Without the leading `/api/v3/`: `core/groups/{group_uuid}/add_user/`. */
    readonly path: string;
    readonly access: Access;
    readonly parameters: readonly Parameter[];
    readonly body?: Body;
    /** Shape of the answer by status; null where it has no body. */
    readonly answers: Readonly<Record<number, Field | null>>;
    /** Media types of the answer when it is not JSON. */
    readonly types?: readonly string[];
    /** One line about it, for OPTIONS. */
    readonly summary?: string;
    /** How its errors look, a wrong method's as well; left out: as the API's do. */
    errors?(call: Call): ErrorShape;
    handle(call: Call): Response | Promise<Response>;
}

/** An answer with a JSON body. */
export const ok = (body: Json, status = 200): Response => jsonText(body === undefined ? null : JSON.stringify(body), status);

/** An answer whose JSON is written already. */
export const jsonText = (text: string | null, status = 200): Response => written(text === null ? null : unmarkNumbers(text), status, "application/json");

export const created = (body: Json): Response => ok(body, 201);
export const noContent = (): Response => new Response(null, { status: 204 });
export const redirect = (to: string): Response => new Response(null, { status: 302, headers: { location: to } });
/** An HTML page. */
export const page = (body: string, status = 200): Response => written(body, status, "text/html; charset=utf-8");

const texts = new WeakMap<Response, string>();

/** The body of an answer that was written here as one text, which never changes: an adapter need not read it back from a stream. */
export const textOf = (response: Response): string | undefined => texts.get(response);

function written(body: string | null, status: number, type: string): Response {
    const response = new Response(body, { status, headers: { "content-type": type } });
    if (body !== null) texts.set(response, body);
    return response;
}

export const usedByRow = nested("UsedBy", {
    app: text(),
    model_name: text(),
    pk: text(),
    name: text(),
    action: choice(["CASCADE", "CASCADE_MANY", "SET_NULL", "SET_DEFAULT"]),
});
export const usedByList = list(usedByRow);
