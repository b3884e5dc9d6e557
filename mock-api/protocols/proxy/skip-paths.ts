import { RE2JS, RE2JSSyntaxException } from "re2js";
import type { Guarded } from "./guarded.ts";

/**
 * Whether anybody may open this address: an expression of `skip_path_regex`, one a line, is found in its path, and with a domain's application in the whole address
 * without its query, which whoever asks makes up (D-482).
 */
export function isSkipped({ provider }: Guarded, { origin, pathname }: URL): boolean {
    const text = provider.mode === "forward_domain" ? origin + pathname : pathname;
    return provider.skip_path_regex
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .some((line) => isFound(line, text));
}

function isFound(expression: string, text: string): boolean {
    try {
        return RE2JS.compile(expression).matcher(text).find();
    } catch (error) {
        // A line that is no expression opens nothing.
        if (error instanceof RE2JSSyntaxException) return false;
        throw error;
    }
}
