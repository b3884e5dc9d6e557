import type { Call } from "#kernel/http/call.ts";
import { publicly } from "#kernel/http/cors.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { memo } from "#kernel/store/memo.ts";
import type { Models } from "#kernel/base/models.ts";
import { jsonText, ok } from "#kernel/http/operation.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { publishedKey } from "#mock/encoding/jose.ts";
import { findBySlug } from "../provider.ts";
import { pairOf, publishedSigner } from "../signing.ts";

/** The document of a pair, as long as it is the same: hashing its certificate takes longer than all the rest. */
const published = memo(() => new WeakMap<Models["authentik_crypto.certificatekeypair"], string>());

async function answer({ call, provider }: { call: Call; provider: OAuth2Provider }): Promise<Response> {
    const [pair, signer] = [pairOf(call, provider), await publishedSigner(call, provider)];
    if (!pair || !signer) return ok({ keys: [] });
    const known = published(call.db);
    const document = known.get(pair) ?? JSON.stringify({ keys: [publishedKey(signer, pair.certificate_data)] });
    known.set(pair, document);
    return jsonText(document);
}

/** RFC 7517 5: the key that the provider's tokens are checked with; none where they are signed with the client's secret. */
export const jwks = endpoint("GET /application/o/{slug}/jwks/", { authenticate: byNobody, cors: publicly }, [findBySlug, answer]);
