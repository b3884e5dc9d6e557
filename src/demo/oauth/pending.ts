import { objectIn, textOf } from "./exchange.ts";
import type { Pending } from "./authorization.ts";

const keyOf = (slug: string): string => `ak-demo-oauth:${slug}`;

/** Keeps a request in this tab until its answer comes: nobody else's tab may use it. */
export const keepPending = (slug: string, pending: Pending): void => sessionStorage.setItem(keyOf(slug), JSON.stringify(pending));

/** The request that waits for an answer; once, so that no answer is used a second time. */
export function takePending(slug: string): Pending | undefined {
    const pending = pendingOf(slug);
    sessionStorage.removeItem(keyOf(slug));
    return pending;
}

/** The request that waits for an answer. It goes on waiting: whoever has gone back may go forward again. */
export function pendingOf(slug: string): Pending | undefined {
    const kept = objectIn(sessionStorage.getItem(keyOf(slug)) ?? "");
    const client = kept && objectIn(JSON.stringify(kept.client));
    if (!client) return undefined;
    return {
        client: { client_id: textOf(client, "client_id"), client_secret: textOf(client, "client_secret"), redirect_uri: textOf(client, "redirect_uri") },
        url: textOf(kept, "url"),
        state: textOf(kept, "state"),
        nonce: textOf(kept, "nonce"),
        verifier: textOf(kept, "verifier") || undefined,
    };
}
