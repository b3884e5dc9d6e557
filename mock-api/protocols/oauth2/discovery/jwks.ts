import type { Call } from "#kernel/call.ts";
import { publicly } from "#kernel/cors.ts";
import { byNobody, endpoint } from "#kernel/endpoint.ts";
import type { Json } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { publishedKey } from "#mock/encoding/jose.ts";
import { findBySlug } from "../provider.ts";
import { pairOf, publishedSigner } from "../signing.ts";

async function answer({ call, provider }: { call: Call; provider: OAuth2Provider }): Promise<Response> {
    const signer = await publishedSigner(call, provider);
    if (!signer) return ok({ keys: [] });
    return ok({ keys: [publishedKey(signer, pairOf(call, provider)?.certificate_data ?? "") as Json] });
}

/** RFC 7517 5: the key that the provider's tokens are checked with; none where they are signed with the client's secret. */
export const jwks = endpoint("GET /application/o/{slug}/jwks/", { authenticate: byNobody, cors: publicly }, [findBySlug, answer]);
