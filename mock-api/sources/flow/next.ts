import type { Call } from "#kernel/http/call.ts";
import { safeNext } from "#mock/flows/safe-redirect.ts";
import { QUERY } from "#mock/flows/session-keys.ts";

/** Where the session keeps the place that somebody was on the way to who left for a source. */
const NEXT = "authentik/sources/next";

/** Remembers, before somebody leaves for a source, where they want to: what the address says, else what the flow was opened with. Throws UnsafeRedirect. */
export function rememberNext({ url, session }: Call): void {
    const wanted = url.searchParams.getAll("next").at(-1) ?? new URLSearchParams(session.get<string>(QUERY) ?? "").getAll("next").at(-1);
    if (wanted === undefined || wanted === "") session.delete(NEXT);
    else session.set(NEXT, safeNext(wanted));
}

/** The remembered place, once: nobody else is to end there. */
export function takeNext({ session }: Call): string | undefined {
    const next = session.get<string>(NEXT);
    if (next !== undefined) session.delete(NEXT);
    return next;
}
