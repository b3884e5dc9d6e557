import type { Call } from "#kernel/http/call.ts";
import { own } from "#kernel/base/own.ts";
import { authorizationHeader, signatureOf } from "#mock/encoding/oauth1.ts";
import { type Answered, ask, Unreachable } from "#mock/outside/client.ts";
import { SignInFailed, type Reason } from "../refusal.ts";
import { remember } from "./attempt.ts";
import { isToken } from "./is-token.ts";
import type { Protocol } from "./protocol.ts";
import { addressesOf, callbackUrl, type OAuthSource } from "./source.ts";

/** Credentials of a step (RFC 5849 1.1): a request token is one, an access token another. */
interface Token {
    readonly token: string;
    readonly secret: string;
}

const NONCE_LENGTH = 32;

interface Signing {
    readonly method: "GET" | "POST";
    readonly url: string;
    /** Null for the first request: there is no token yet. */
    readonly token: Token | null;
    /** Protocol parameters besides those that every request has. */
    readonly more?: Readonly<Record<string, string>>;
}

/** Asks with a signature (RFC 5849 3.1). Throws Unreachable. */
async function askSigned(call: Call, { consumer_key, consumer_secret }: OAuthSource, { method, url, token, more }: Signing): Promise<Answered> {
    if (!URL.canParse(url)) throw new Unreachable(`${url || "An empty address"} is no address that can be asked.`);
    const unsigned = {
        oauth_consumer_key: consumer_key,
        oauth_nonce: call.random.text(NONCE_LENGTH),
        oauth_signature_method: "HMAC-SHA1",
        oauth_timestamp: String(Math.floor(call.random.now() / 1000)),
        oauth_version: "1.0",
        ...(token && { oauth_token: token.token }),
        ...more,
    };
    const oauth_signature = signatureOf({ method, url, parameters: unsigned }, consumer_secret, token?.secret ?? "");
    return ask(call, { method, url, headers: { accept: "application/json", authorization: authorizationHeader({ ...unsigned, oauth_signature }) } });
}

/** Asks for credentials (RFC 5849 2.1, 2.3). `reason`: what went wrong where there are none. Throws SignInFailed. */
async function tokenFrom(call: Call, source: OAuthSource, signing: Signing, reason: Reason): Promise<Token & { isConfirmed: boolean }> {
    const answered = await askSigned(call, source, signing).catch(unreachable(reason));
    const told = Object.fromEntries(new URLSearchParams(answered.text));
    const [token, secret] = [own(told, "oauth_token"), own(told, "oauth_token_secret")];
    if (answered.status >= 400 || !isToken(token) || secret === undefined) throw new SignInFailed(reason, problemIn(told));
    return { token, secret, isConfirmed: own(told, "oauth_callback_confirmed") === "true" };
}

const unreachable =
    (reason: Reason) =>
    (error: unknown): never => {
        throw error instanceof Unreachable ? new SignInFailed(reason, error.message) : error;
    };

/** Why a service refuses, as those say it that follow the Problem Reporting extension of OAuth 1.0. */
const problemIn = (told: Readonly<Record<string, string>>): string | undefined => own(told, "oauth_problem_advice") || own(told, "oauth_problem");

/** Fetches a request token, which the browser takes along. */
async function begin(call: Call, source: OAuthSource): Promise<Readonly<Record<string, string>>> {
    const callback = callbackUrl(call, source);
    const asked: Signing = { method: "POST", url: addressesOf(call, source).requestToken, token: null, more: { oauth_callback: callback } };
    const { token, secret, isConfirmed } = await tokenFrom(call, source, asked, "request");
    // Without it the service speaks OAuth 1.0, where an attacker may have a victim finish what they began (oauth.net/advisories/2009-1).
    if (!isConfirmed) throw new SignInFailed("request", "It does not confirm the address that people come back to, as OAuth 1.0a demands.");
    remember(call, source, { state: token, proof: secret });
    return { oauth_token: token, oauth_callback: callback };
}

/** RFC 5849 2.2: a verifier, or why there is none. */
function verifierIn(call: Call): string {
    const verifier = call.query.get("oauth_verifier");
    if (!verifier) throw new SignInFailed("refused", problemIn(Object.fromEntries(call.query)));
    return verifier;
}

/** OAuth 1.0a (RFC 5849), for the services that have not moved on. */
export const oauth1: Protocol = {
    begin,
    // `denied` is what Twitter and those who learnt from it say in place of it where a person has said no.
    attemptIn: (call) => call.query.get("oauth_token") ?? call.query.get("denied"),
    codeIn: verifierIn,
    async redeem(call, source, oauth_verifier, { state, proof }) {
        const asked: Signing = {
            method: "POST",
            url: addressesOf(call, source).token,
            token: { token: state, secret: proof ?? "" },
            more: { oauth_verifier },
        };
        const { token, secret } = await tokenFrom(call, source, asked, "token");
        return { access: token, secret, claims: undefined };
    },
    ask: (call, source, { access, secret }, url) => askSigned(call, source, { method: "GET", url, token: { token: access, secret: secret ?? "" } }),
};
