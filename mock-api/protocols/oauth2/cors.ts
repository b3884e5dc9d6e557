import type { Call } from "#kernel/http/call.ts";
import type { CorsRule } from "#kernel/http/cors.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";

/**
 * Scripts may read what concerns a client at the origins of its redirect URIs. Before a request it is not known whose it will be:
 * every origin may ask.
 */
export const forClientOf =
    (find: (call: Call) => OAuth2Provider | undefined): CorsRule =>
    (origin, call) =>
        call.method === "OPTIONS" || originsOf(find(call)).includes(origin);

const originsOf = (provider: OAuth2Provider | undefined): string[] =>
    (provider?.redirect_uris ?? "").split(/\s+/).flatMap((line) => (URL.canParse(line) ? [new URL(line).origin] : []));
