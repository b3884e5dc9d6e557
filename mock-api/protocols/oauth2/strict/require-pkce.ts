import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import type { Pkce } from "../authorize/check-pkce.ts";
import { InvalidRequest } from "../errors.ts";

/** RFC 9700 2.1.1: a public client, which has no secret, proves by PKCE that it is the one who asked. */
export function requirePkce({ provider, pkce }: { provider: OAuth2Provider; pkce: Pkce | undefined }): void {
    if (provider.client_type === "public" && !pkce) throw new InvalidRequest("Public clients must send a code_challenge (PKCE).");
}
