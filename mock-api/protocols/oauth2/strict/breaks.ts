import type { Call } from "#kernel/http/call.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { applicationOf, PROVIDER } from "../provider.ts";
import { linesOf } from "../redirect-uri.ts";
import { patternsOf } from "./exact-redirect-uri.ts";
import type { Reason } from "./seen.model.ts";

/** Why strict mode would refuse a client, or may. */
export type Break = {
    /** A `Reason` that was seen in what the client did, or what the provider's settings say: `pattern`, `no_redirect_uri`, `public`. */
    readonly reason: Reason | "pattern" | "no_redirect_uri" | "public";
    /** The line of the settings that it is about. */
    readonly value?: string;
    /** When a client has last done it; null: it follows from the settings. */
    readonly seen: string | null;
};

/** A provider whose clients strict mode would refuse, or may. */
export type Broken = {
    readonly provider: number;
    readonly name: string;
    readonly client_id: string;
    /** The application's slug. */
    readonly application: string | null;
    readonly breaks: Break[];
};

/** The providers of this installation that would break, by name. */
export const broken = (call: Call): Broken[] =>
    call.db
        .all(PROVIDER)
        .map((provider) => ({
            provider: provider.pk,
            name: provider.name,
            client_id: provider.client_id,
            application: applicationOf(call.db, provider)?.slug ?? null,
            breaks: breaksOf(call, provider),
        }))
        .filter(({ breaks }) => breaks.length)
        .sort((a, b) => (a.name < b.name ? -1 : 1));

function breaksOf({ db }: Call, provider: OAuth2Provider): Break[] {
    const seen = db.where("sandbox.strictseen", "provider", provider.pk).map(({ reason, seen }) => ({ reason, seen }));
    const patterns = patternsOf(provider).map((value) => ({ reason: "pattern" as const, value, seen: null }));
    const missing = linesOf(provider).length ? [] : [{ reason: "no_redirect_uri" as const, seen: null }];
    const isUnsure = provider.client_type === "public" && !seen.some(({ reason }) => reason === "pkce");
    return [...patterns, ...missing, ...seen, ...(isUnsure ? [{ reason: "public" as const, seen: null }] : [])];
}
