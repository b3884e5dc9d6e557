import type { Db } from "#kernel/db.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { PROVIDER } from "./provider.ts";

/** No address is longer: what is matched against patterns must end. */
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
    if (uri.length > MAX_LENGTH || RUNS.test(uri) || !URL.canParse(uri)) return false;
    const lines = provider.redirect_uris.split(/\s+/).filter(Boolean);
    if (lines.length) return lines.some((line) => matches(line, uri));
    db.update(PROVIDER, provider.pk, { redirect_uris: uri });
    return true;
}

/** The same, for a provider that has lines already: a code is never the first to be used. */
export const isListed = ({ redirect_uris }: OAuth2Provider, uri: string): boolean =>
    redirect_uris.split(/\s+/).some((line) => line !== "" && matches(line, uri));

function matches(line: string, uri: string): boolean {
    if (line === uri) return true;
    if (line === "*") return true;
    if (!IS_PATTERN.test(line)) return false;
    try {
        return new RegExp(`^(?:${line})$`).test(uri);
    } catch {
        return false;
    }
}
