import type { Discovery } from "./discovery.ts";
import { ask, type Exchange } from "./exchange.ts";
import { type Failure, PAGES } from "./failure.ts";
import { challengeOf, secretText } from "./random.ts";

/** Who the demo is for the provider. */
export interface Client {
    readonly client_id: string;
    /** Empty for a public client, which has none. */
    readonly client_secret: string;
    readonly redirect_uri: string;
}

/** What can be tried: a sign-in as it should be, and what clients get wrong. */
export const ATTEMPTS = ["sign_in", "silent", "again", "consent", "no_pkce", "wrong_redirect_uri", "unknown_client"] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** A request that was sent, as the browser's tab keeps it until the answer comes. */
export interface Pending {
    readonly client: Client;
    readonly url: string;
    readonly state: string;
    readonly nonce: string;
    /** Undefined where PKCE is left out. */
    readonly verifier: string | undefined;
}

/** Makes an authorization request (OpenID Connect Core 3.1.2.1) with PKCE (RFC 7636). */
export function authorizationRequest(discovery: Discovery, client: Client, scope: string, attempt: Attempt): Pending {
    const [state, nonce, verifier] = [secretText(), secretText(), secretText()];
    const url = new URL(discovery.authorization_endpoint);
    const parameters: Record<string, string> = {
        response_type: "code",
        client_id: client.client_id,
        redirect_uri: client.redirect_uri,
        scope,
        state,
        nonce,
        code_challenge: challengeOf(verifier),
        code_challenge_method: "S256",
        ...changes(attempt, client),
    };
    for (const [name, value] of Object.entries(parameters)) if (value !== "") url.searchParams.set(name, value);
    return { client, url: url.href, state, nonce, verifier: attempt === "no_pkce" ? undefined : verifier };
}

/** What an attempt does otherwise; an empty parameter is left out. */
function changes(attempt: Attempt, { client_id, redirect_uri }: Client): Record<string, string> {
    switch (attempt) {
        case "sign_in":
            return {};
        case "silent":
            return { prompt: "none" };
        case "again":
            return { prompt: "login" };
        case "consent":
            return { prompt: "consent" };
        case "no_pkce":
            return { code_challenge: "", code_challenge_method: "" };
        case "wrong_redirect_uri":
            return { redirect_uri: `${redirect_uri}elsewhere` };
        case "unknown_client":
            return { client_id: `${client_id}-unknown` };
    }
}

/**
 * Asks for the address in the person's name without going there: where a page of the provider would end the way, nobody could explain it
 * any more. Undefined: the way leads on.
 */
export async function stopsAt(url: string): Promise<{ failure: Failure; exchange: Exchange } | undefined> {
    const exchange = await ask(url, { credentials: "same-origin", redirect: "manual" });
    if (exchange.status === 0) return undefined;
    const name = /<main data-page="([^"]*)"/.exec(exchange.text)?.[1] ?? "";
    return { failure: { kind: PAGES.get(name) ?? "page" }, exchange };
}

/** What came back with the browser: a code, or why there is none (RFC 6749 4.1.2). */
export function readAnswer(answer: URLSearchParams, pending: Pending | undefined, discovery: Discovery): { code: string } | { failure: Failure } {
    if (!pending) return { failure: { kind: "not_asked" } };
    if (answer.get("state") !== pending.state) return { failure: { kind: "state" } };
    if (discovery.namesIssuer && answer.get("iss") !== discovery.issuer) return { failure: { kind: "issuer" } };
    const error = answer.get("error");
    if (error !== null) return { failure: { kind: "error", error, description: answer.get("error_description") ?? "" } };
    const code = answer.get("code");
    return code ? { code } : { failure: { kind: "no_code" } };
}
