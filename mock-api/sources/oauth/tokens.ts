import type { Call } from "#kernel/http/call.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { decodeUnverified, isSignedBy, type PublicKey } from "#mock/encoding/jose.ts";
import type { Json } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { type Answered, ask, jsonOf, Unreachable } from "#mock/outside/client.ts";
import { SignInFailed } from "../refusal.ts";
import { clientIdOf, clientSecretOf } from "./apple.ts";
import type { Attempt } from "./attempt.ts";
import { publishedKeys } from "./discovery.ts";
import { isToken } from "./is-token.ts";
import type { Tokens } from "./protocol.ts";
import { serviceOf } from "./services.ts";
import { addressesOf, callbackUrl, type OAuthSource, SOURCE } from "./source.ts";

/** Redeems the code for tokens (RFC 6749 4.1.3). Throws SignInFailed. */
export async function redeem(call: Call, source: OAuthSource, code: string, { proof }: Attempt): Promise<Tokens> {
    const told = readTokens(await answerTo(call, source, code, proof));
    if (typeof told.error === "string") throw new SignInFailed("token", typeof told.error_description === "string" ? told.error_description : told.error);
    const access = told.access_token;
    if (!isToken(access)) throw new SignInFailed("token");
    const claims = typeof told.id_token === "string" ? await claimsOf(call, source, told.id_token) : undefined;
    return { access, secret: null, claims };
}

async function answerTo(call: Call, source: OAuthSource, code: string, verifier: string | null): Promise<Answered> {
    const [id, secret] = [clientIdOf(source), await clientSecretOf(source, call.random.now()).catch(noSecret)];
    const { hasBasic } = serviceOf(source.provider_type);
    const form = {
        ...(hasBasic ? {} : { client_id: id, client_secret: secret }),
        redirect_uri: callbackUrl(call, source),
        code,
        grant_type: "authorization_code",
        ...(verifier === null ? {} : { code_verifier: verifier }),
    };
    const basic = `Basic ${base64(new TextEncoder().encode(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`))}`;
    try {
        return await ask(call, {
            method: "POST",
            url: addressesOf(call, source).token,
            headers: {
                "accept": "application/json",
                "content-type": "application/x-www-form-urlencoded",
                ...(hasBasic ? { authorization: basic } : {}),
            },
            body: new URLSearchParams(form).toString(),
        });
    } catch (error) {
        throw error instanceof Unreachable ? new SignInFailed("token", error.message) : error;
    }
}

function noSecret(): never {
    throw new SignInFailed("token", "The consumer secret of the source is no private key in PEM.");
}

/** Tokens come as JSON; some older services send a form. */
const readTokens = (answered: Answered): Record<string, unknown> => jsonOf(answered) ?? Object.fromEntries(new URLSearchParams(answered.text));

/**
 * Claims of an ID token. Where the source knows keys, one of them has signed it, for this client, and it has not expired (OpenID Connect Core 3.1.3.7);
 * without keys it is as good as the connection that it came by. Throws SignInFailed.
 */
async function claimsOf(call: Call, source: OAuthSource, token: string): Promise<Readonly<Record<string, unknown>>> {
    const claims = decodeUnverified(token)?.claims;
    if (!claims) throw new SignInFailed("token", "The ID token cannot be read.");
    const keys = keysOf(source.oidc_jwks);
    if (!keys.length) return claims;
    if (!(await isSignedByOne(call, token, keys)) && !(await isSignedByNew(call, source, token)))
        throw new SignInFailed("token", "The ID token is not signed by a key of the other side.");
    const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
    if (!audience.includes(clientIdOf(source))) throw new SignInFailed("token", "The ID token is for another client.");
    if (typeof claims.exp !== "number" || claims.exp * 1000 <= call.random.now()) throw new SignInFailed("token", "The ID token has expired.");
    return claims;
}

/** The keys that a JWKS holds (RFC 7517 5). */
const keysOf = (set: Json): PublicKey[] => (isObject(set) && Array.isArray(set.keys) ? set.keys.filter(isObject).map((key) => ({ ...key })) : []);

const isSignedByOne = (call: Call, token: string, keys: readonly PublicKey[]): Promise<boolean> =>
    call.outside(async () => (await Promise.all(keys.map((key) => isSignedBy(token, key)))).includes(true));

/** Services change their keys (OpenID Connect Core, 10.1.1): what they publish now is asked for, and kept where it has signed the token. */
async function isSignedByNew(call: Call, { pk, oidc_jwks_url }: OAuthSource, token: string): Promise<boolean> {
    const published = oidc_jwks_url ? await publishedKeys(call, oidc_jwks_url) : undefined;
    if (!published || !(await isSignedByOne(call, token, keysOf(published)))) return false;
    const source = call.db.find(SOURCE, pk);
    // Whoever has changed the address meanwhile has their reason.
    if (source?.oidc_jwks_url === oidc_jwks_url) call.db.update(SOURCE, pk, { oidc_jwks: published });
    return true;
}
