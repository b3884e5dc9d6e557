import { msg, str } from "@lit/localize";
import { ApiError, ConnectionError, CutOffError, NON_FIELD } from "./errors.ts";

/** What browsers say, in English only and each in other words, when nothing came: of a request, or of a part of the program that is loaded when it is needed. */
const NOTHING_CAME = /dynamically imported module|Importing a module script failed|Failed to fetch|NetworkError when|^Load failed/;

/** A failed request in one sentence, for a person. */
export function sentence(error: unknown): string {
    if (error instanceof ConnectionError || (error instanceof TypeError && NOTHING_CAME.test(error.message)))
        return msg("The server did not answer. Check the connection and try again.");
    if (error instanceof CutOffError) return msg("The server’s answer was cut off. Try again.");
    if (error instanceof ApiError) return ofAnswer(error);
    return error instanceof Error ? error.message : String(error);
}

function ofAnswer({ status, fields, detail, page }: ApiError): string {
    const said = detail ?? fields[NON_FIELD]?.join(" ");
    // The framework's own words of what is not there, which do not say what that means.
    if (said && !(status === 404 && said === "Not found.")) return said;
    if (page !== undefined) return ofPage(status, page);
    const refused = Object.entries(fields).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
    return refused.length > 0 ? refused.join(" ") : ofStatus(status);
}

/** The server itself answers the API by data: what stands between has spoken. */
function ofPage(status: number, title: string): string {
    const said =
        title === ""
            ? msg(str`The server sent a web page instead of data (status ${status}).`)
            : msg(str`The server sent a web page instead of data: “${title}” (status ${status}).`);
    return `${said} ${msg("It may be from a proxy in front of the server.")}`;
}

function ofStatus(status: number): string {
    if (status === 404) return msg("It is not there any more, or you may not see it.");
    if (status === 409) return msg("It conflicts with what is stored by now (status 409): somebody else may have changed it. Reload and try again.");
    if (status === 413) return msg("It is too large for the server (status 413).");
    if (status === 429) return msg("Too many requests in a short time (status 429). Wait a moment and try again.");
    if (status === 502 || status === 503 || status === 504)
        return msg(str`The server cannot be reached at the moment (status ${status}). Try again in a little while.`);
    if (status >= 500) return msg(str`The server failed to answer this request (status ${status}).`);
    return msg(str`The server answered with status ${status}, without saying why.`);
}
