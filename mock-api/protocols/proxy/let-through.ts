import type { Guarded } from "./guarded.ts";
import { headersFor } from "./headers.ts";
import { readClaims } from "./claims.ts";
import { passageAnswer } from "./passage.ts";
import type { ProxySession } from "./session/session.model.ts";

/**
 * The answer to a request that may go on: with what the application is told of whoever is signed in, or nothing about nobody. A reverse proxy that asked takes the
 * headers from it; behind the outpost itself it says where the application is.
 */
export function letThrough(guarded: Guarded, session?: ProxySession, dropsAuthorization = false): Response {
    const { provider } = guarded;
    const headers = session ? headersFor(guarded, session) : [];
    if (provider.mode !== "proxy") return new Response(null, { status: 200, headers });
    const person = readClaims(session?.claims ?? {});
    return passageAnswer(
        {
            to: backendOf(provider.internal_host, person.backend),
            verifies: provider.internal_host_ssl_validation,
            dropsAuthorization,
            isSuperuser: person.isSuperuser,
        },
        headers,
    );
}

/** Scheme and host of the application: of this person's own, where a mapping names one. */
const backendOf = (internal: string, override: string): string => new URL(/^https?:/.test(override) && URL.canParse(override) ? override : internal).origin;
