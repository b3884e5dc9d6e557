import type { Call } from "#kernel/call.ts";
import { publicly } from "#kernel/cors.ts";
import { byNobody, endpoint } from "#kernel/endpoint.ts";
import { memo } from "#kernel/memo.ts";
import type { Json, Models } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { publishedKey } from "#mock/encoding/jose.ts";
import { findBySlug } from "../provider.ts";
import { pairOf, publishedSigner } from "../signing.ts";

/** What is published of a pair, as long as it is the same: hashing its certificate takes longer than all the rest. */
const published = memo(() => new WeakMap<Models["authentik_crypto.certificatekeypair"], Json>());

async function answer({ call, provider }: { call: Call; provider: OAuth2Provider }): Promise<Response> {
    const [pair, signer] = [pairOf(call, provider), await publishedSigner(call, provider)];
    if (!pair || !signer) return ok({ keys: [] });
    const known = published(call.db);
    const key = known.get(pair) ?? (publishedKey(signer, pair.certificate_data) as Json);
    known.set(pair, key);
    return ok({ keys: [key] });
}

/** RFC 7517 5: the key that the provider's tokens are checked with; none where they are signed with the client's secret. */
export const jwks = endpoint("GET /application/o/{slug}/jwks/", { authenticate: byNobody, cors: publicly }, [findBySlug, answer]);
