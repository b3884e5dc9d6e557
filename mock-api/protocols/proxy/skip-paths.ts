import { RE2JS, RE2JSSyntaxException } from "re2js";
import type { Guarded } from "./guarded.ts";
import type { Visit } from "./sign-in.ts";

type Opened = Pick<Visit, "url" | "path">;

/**
 * Whether anybody may open this address: an expression of `skip_path_regex`, one a line, is found in its path, and with a domain's application in the whole address
 * without its query, which whoever asks makes up (D-482). However an application may read the path, the same expression has to be found in it.
 */
export function isSkipped({ provider }: Guarded, { url, path }: Opened): boolean {
    const texts = provider.mode === "forward_domain" ? readings(path).map((reading) => addressOf(url, reading)) : readings(path);
    return provider.skip_path_regex
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .some((line) => texts.every((text) => isFound(line, text)));
}

/** Whether an address is below this path, however an application may read it. */
export const isAlwaysBelow = ({ path }: Opened, above: string): boolean => readings(path).every((reading) => reading.startsWith(above));

/** A path as it stands there, and as the most obliging application has it (D-455): escapes, parameters of segments (RFC 3986 3.3) and dots resolved. */
function readings(path: string): string[] {
    let open = path;
    for (let before = ""; open !== before;) {
        before = open;
        open = open.replaceAll(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    }
    const kept: string[] = [];
    for (const segment of open.split(/[/\\]/).map((one) => one.replace(/;.*/, ""))) {
        if (segment === "..") kept.pop();
        else if (segment !== "" && segment !== ".") kept.push(segment);
    }
    const end = kept.length && /[/\\]\.{0,2}$/.test(open) ? "/" : "";
    return [decoded(path), decoded(`/${kept.join("/")}${end}`)];
}

/** Bytes that are no text stay as they are written. */
const decoded = (path: string): string =>
    path.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
        try {
            return decodeURIComponent(bytes);
        } catch {
            return bytes;
        }
    });

/** An address with another path, escaped as addresses are. */
function addressOf({ origin }: URL, path: string): string {
    const address = new URL(origin);
    address.pathname = path;
    return address.origin + address.pathname;
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
