import type { Call } from "#kernel/http/call.ts";

/** Slug of the OAuth source of this installation whose callback an address is; undefined for every other address: nothing is sent there. */
export function slugOfCallback(call: Call, address: string): string | undefined {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.origin !== call.url.origin) return undefined;
    return /^\/source\/oauth\/callback\/([^/]+)\/$/.exec(url.pathname)?.[1];
}
