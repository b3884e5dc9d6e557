import { RE2JS, RE2JSSyntaxException } from "re2js";
import type { Db } from "#kernel/store/db.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { PROVIDER } from "./provider.ts";

/** No address is longer. */
const MAX_LENGTH = 2048;
/** What a browser runs as script of ours, whatever a pattern lets through. */
const RUNS = /^\s*(?:javascript|data|vbscript|blob|file|about):/i;
/** Signs of a pattern. Dots and question marks alone make none: they stand in plain addresses, and would let other hosts in (D-411). */
const IS_PATTERN = /[*+()[\]{}|\\^$]/;

/**
 * Whether a provider lets its answers go to this address: each line is an address, or a regular expression that must match all of it.
 * Where no line is set, the first address that is used is kept as the only one.
 */
export function allowsRedirect(db: Db, provider: OAuth2Provider, uri: string): boolean {
    if (!isAddress(uri)) return false;
    const lines = linesOf(provider);
    if (lines.length) return lines.some((line) => matches(line, uri));
    db.update(PROVIDER, provider.pk, { redirect_uris: uri });
    return true;
}

/** The same, for a provider that has lines already: a code is never the first to be used. */
export const isListed = (provider: OAuth2Provider, uri: string): boolean => linesOf(provider).some((line) => matches(line, uri));

/** The addresses and patterns of a provider. */
export const linesOf = ({ redirect_uris }: Pick<OAuth2Provider, "redirect_uris">): string[] => redirect_uris.split(/\s+/).filter(Boolean);

/** Whether answers can be sent there at all. */
export const isAddress = (uri: string): boolean => uri.length <= MAX_LENGTH && !RUNS.test(uri) && URL.canParse(uri);

/** A line that stands for more than one address. */
export const isPattern = (line: string): boolean => IS_PATTERN.test(line);

function matches(line: string, uri: string): boolean {
    if (line === uri) return true;
    if (line === "*") return true;
    if (!isPattern(line)) return false;
    try {
        // Whoever sends the address must not choose how long the match takes: RE2 takes as long as the address is (D-432).
        return RE2JS.compile(line).matches(uri);
    } catch (error) {
        if (error instanceof RE2JSSyntaxException) return false;
        throw error;
    }
}
