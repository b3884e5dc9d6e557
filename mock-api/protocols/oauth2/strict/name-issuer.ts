import type { Call } from "#kernel/http/call.ts";
import { issuerOf } from "#mock/apps/providers/discovery.field.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";

/** RFC 9207 2: the answer names who gives it, so that a client of several servers cannot be led to send it to another. */
export const nameIssuer = ({ call, provider }: { call: Call; provider: OAuth2Provider }): { issuer: string | undefined } => ({
    issuer: issuerOf(call, provider) ?? undefined,
});
