import { ApiError, CutOffError, isPage } from "./errors.ts";

/** The body of an answer: JSON as what it says, anything else as text; undefined where there is none. @throws CutOffError for a part of JSON */
export function decoded(response: Response, text: string): unknown {
    if (text === "") return undefined;
    if (!(response.headers.get("Content-Type") ?? "").includes("json")) return text;
    try {
        return JSON.parse(text);
    } catch (cause) {
        // What failed says so by its status, and by what came.
        if (!response.ok || isPage(text)) return text;
        throw new CutOffError("The server's answer is no whole JSON", { cause });
    }
}

/** An answer that refuses, as an error. @param content its body, decoded */
export const refusalOf = (response: Response, content: unknown): ApiError =>
    new ApiError(response.status, content, response.headers.get("X-authentik-id") ?? undefined);
