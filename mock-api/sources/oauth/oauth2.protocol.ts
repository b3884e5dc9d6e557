import type { Call } from "#kernel/http/call.ts";
import { ask } from "#mock/outside/client.ts";
import { SignInFailed } from "../refusal.ts";
import { clientIdOf } from "./apple.ts";
import { remember } from "./attempt.ts";
import type { Protocol } from "./protocol.ts";
import { type Service, serviceOf } from "./services.ts";
import { callbackUrl, type OAuthSource } from "./source.ts";
import { redeem } from "./tokens.ts";

/** Letters and digits of state and verifier. */
const STATE_LENGTH = 32;
const VERIFIER_LENGTH = 128;

/** What an authorization request asks (RFC 6749 4.1.1), by name; the sign-in has begun. */
export function authorizationRequest(call: Call, source: OAuthSource): Readonly<Record<string, string>> {
    const service = serviceOf(source.provider_type);
    const state = call.random.text(STATE_LENGTH);
    const verifier = service.hasPkce ? call.random.text(VERIFIER_LENGTH) : null;
    remember(call, source, { state, proof: verifier });
    return {
        client_id: clientIdOf(source),
        redirect_uri: callbackUrl(call, source),
        response_type: "code",
        state,
        ...service.more,
        ...(verifier === null ? {} : { code_challenge: verifier, code_challenge_method: "plain" }),
        scope: scopesOf(service, source).join(" "),
    };
}

/** The service's scopes and the source's own besides, or in their place where those begin with an asterisk; each once, in order. */
function scopesOf({ scopes }: Service, { additional_scopes }: OAuthSource): string[] {
    const isReplacing = additional_scopes.startsWith("*");
    const own = additional_scopes.replace(/^\*/, "").split(" ").filter(Boolean);
    return [...new Set(isReplacing ? own : [...scopes, ...own])].sort();
}

/** RFC 6749 4.1.2: a code, or why there is none. */
function codeIn(call: Call): string {
    const [code, error, description] = ["code", "error", "error_description"].map((name) => call.query.get(name));
    if (!code) throw new SignInFailed("refused", description || error);
    return code;
}

/** RFC 6750 2: the token is shown. */
const askWithToken: Protocol["ask"] = (call, source, { access }, address) => {
    const isInQuery = serviceOf(source.provider_type).profile === "query";
    const url = isInQuery ? `${address}${address.includes("?") ? "&" : "?"}access_token=${encodeURIComponent(access)}` : address;
    return ask(call, { method: "GET", url, headers: { accept: "application/json", ...(isInQuery ? {} : { authorization: `Bearer ${access}` }) } });
};

/** OAuth 2.0 and OpenID Connect, by code. */
export const oauth2: Protocol = {
    begin: async (call, source) => authorizationRequest(call, source),
    attemptIn: (call) => call.query.get("state"),
    codeIn,
    redeem,
    ask: askWithToken,
};
