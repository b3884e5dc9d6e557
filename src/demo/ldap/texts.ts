import { msg, str } from "@lit/localize";
import type { Done } from "./ldap-console.ts";

const SUCCESS = 0;
const SIZE_LIMIT = 4;
const INVALID_DN = 34;
const INVALID_CREDENTIALS = 49;
const INSUFFICIENT_RIGHTS = 50;
const BUSY = 51;

/** What a result means. Codes that are not told apart here are said in the server's own words. */
export function meaning({ operation, answer: { code, message, entries } }: Done): string {
    if (code === BUSY) return msg("Too many requests at once. Try again in a moment.");
    if (code === INVALID_DN) return msg("This is no distinguished name.");
    switch (operation.op) {
        case "bind":
            return meaningOfBind(code, message);
        case "search":
            return meaningOfSearch(code, entries.length, message);
        case "unbind":
            return msg("The flow for signing out has run, and the connection is over.");
    }
}

function meaningOfBind(code: number, message: string): string {
    if (code === SUCCESS) return msg("The provider’s flow has let this person in, and the application’s policies do, too.");
    if (code === INVALID_CREDENTIALS)
        return msg("The flow did not let this person in: name or password are wrong, or it asked for what a program cannot answer.");
    if (code === INSUFFICIENT_RIGHTS) return msg("The password is right. The application’s policies do not let this person in.");
    return message || msg("No directory has this name: it has to begin with cn= and end with the base.");
}

function meaningOfSearch(code: number, found: number, message: string): string {
    if (code === SUCCESS && found === 0) return msg("Nothing that you may see matches.");
    if (code === SUCCESS) return found === 1 ? msg("One entry was found.") : msg(str`${found} entries were found.`);
    if (code === SIZE_LIMIT) return msg(str`There are more than these ${found} entries: this console takes no more at a time.`);
    if (code === INSUFFICIENT_RIGHTS) return msg("Nobody is bound here. Bind first.");
    return message;
}

/** An operation in a line, as it is asked. */
export function asked({ operation }: Pick<Done, "operation">): string {
    if (operation.op === "bind") return `bind ${operation.dn}`;
    if (operation.op === "unbind") return "unbind";
    return `search ${operation.base} ${operation.scope} ${operation.filter || "(objectClass=*)"}`;
}
