import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { ok } from "#kernel/http/operation.ts";
import { publishedKey, sign, signerOf } from "#mock/encoding/jose.ts";

/** Where the example identity provider speaks OAuth 2.0. */
export const AT = "/-/sandbox/identity-provider/oauth" as const;

/** What an installation signs its own tokens with: every one has this pair. */
const PAIR = "authentik Internal JWT Certificate";

async function keyOf({ db }: Call) {
    const pair = db.where("authentik_crypto.certificatekeypair", "name", PAIR)[0];
    const signer = pair && (await signerOf(pair.key_data));
    return signer && signer.alg !== "HS256" ? { signer, certificate: pair.certificate_data } : undefined;
}

/** An ID token of the example identity provider (OpenID Connect Core, 2); undefined where the installation's pair is gone. */
export async function idToken(call: Call, sub: string, audience: string, lifetimeMs: number): Promise<string | undefined> {
    const key = await keyOf(call);
    const now = Math.floor(call.random.now() / 1000);
    return key && sign({ iss: call.absolute(AT), sub, aud: audience, iat: now, exp: now + lifetimeMs / 1000 }, key.signer);
}

/** OpenID Connect Discovery 1.0, 3. */
const configuration = ({ call }: { call: Call }): Response => {
    const at = (path: string): string => call.absolute(`${AT}/${path}/`);
    return ok({
        issuer: call.absolute(AT),
        authorization_endpoint: at("authorize"),
        token_endpoint: at("token"),
        userinfo_endpoint: at("userinfo"),
        jwks_uri: at("jwks"),
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256", "ES256"],
        scopes_supported: ["openid", "email", "profile"],
    });
};

/** RFC 7517, 5. */
async function keys({ call }: { call: Call }): Promise<Response> {
    const key = await keyOf(call);
    return ok({ keys: key ? [{ ...publishedKey(key.signer, key.certificate) }] : [] });
}

export const exampleOpenid = [
    endpoint(`GET ${AT}/.well-known/openid-configuration`, { authenticate: byNobody }, [configuration]),
    endpoint(`GET ${AT}/jwks/`, { authenticate: byNobody }, [keys]),
];
