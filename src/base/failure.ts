import { msg, str } from "@lit/localize";
import { ApiError, ConnectionError, NON_FIELD } from "./errors.ts";

/** A failed request in one sentence, for a person. */
export function sentence(error: unknown): string {
    if (error instanceof ConnectionError) return msg("The server did not answer. Check the connection and try again.");
    if (error instanceof ApiError) {
        const said = error.detail ?? error.fields[NON_FIELD]?.join(" ");
        if (said) return said;
        if (error.status >= 500) return msg("The server failed to answer this request.");
        const fields = Object.entries(error.fields).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
        return fields.length > 0 ? fields.join(" ") : msg(str`The server answered with status ${error.status}.`);
    }
    return error instanceof Error ? error.message : String(error);
}
