import type { ResponseMode } from "#kernel/http/error-shapes.ts";
import type { Form } from "#kernel/http/form.ts";

export type Parameters = Form<string>;

/** OAuth 2.0 Multiple Response Types 5, OpenID Connect Core 3: exact strings, as the original takes them. */
export const RESPONSE_TYPES = ["code", "id_token", "id_token token", "code token", "code id_token", "code id_token token"] as const;
export type ResponseType = (typeof RESPONSE_TYPES)[number];

export const isResponseType = (text: string | undefined): text is ResponseType => RESPONSE_TYPES.some((type) => type === text);

const MODES = ["query", "fragment", "form_post"] as const;

/** What travels back to the client straight from here. */
export const gives = (type: string, part: "code" | "token" | "id_token"): boolean => type.split(" ").includes(part);

/** Only an access or ID token in front, no code: the implicit flow. */
export const isImplicit = (type: ResponseType): boolean => !gives(type, "code");

/**
 * How the answer travels: as asked, else by query for a code alone and by fragment for all that holds tokens (Multiple Response Types 2.1).
 * A mode that is not known counts as not asked for.
 */
export function responseMode(parameters: Parameters): ResponseMode {
    const asked = MODES.find((mode) => mode === parameters.get("response_mode"));
    const isCodeAlone = !/\b(token|id_token)\b/.test(parameters.get("response_type") ?? "");
    // Tokens never stand in a query, where servers and histories keep them (Multiple Response Types 3): neither do errors of such a request.
    return asked === "query" && !isCodeAlone ? "fragment" : (asked ?? (isCodeAlone ? "query" : "fragment"));
}
