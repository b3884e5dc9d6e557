import { ask, type Exchange, textOf } from "./exchange.ts";

/** Where and how a provider is asked (OpenID Connect Discovery 1.0 section 3), as far as the demo asks. */
export interface Discovery {
    readonly issuer: string;
    readonly authorization_endpoint: string;
    readonly token_endpoint: string;
    readonly userinfo_endpoint: string;
    readonly end_session_endpoint: string;
    readonly jwks_uri: string;
    /** Answers name their issuer (RFC 9207). */
    readonly namesIssuer: boolean;
}

/** Asks what an application's provider says of itself; `discovery` is undefined where it says nothing that can be used. */
export async function discover(slug: string): Promise<{ exchange: Exchange; discovery: Discovery | undefined }> {
    const at = `/application/o/${encodeURIComponent(slug)}/.well-known/openid-configuration`;
    const exchange = await ask(new URL(at, location.origin).href);
    return { exchange, discovery: exchange.status === 200 ? discoveryIn(exchange.json) : undefined };
}

function discoveryIn(json: Exchange["json"]): Discovery | undefined {
    const address = (name: string) => textOf(json, name);
    const discovery = {
        issuer: address("issuer"),
        authorization_endpoint: address("authorization_endpoint"),
        token_endpoint: address("token_endpoint"),
        userinfo_endpoint: address("userinfo_endpoint"),
        end_session_endpoint: address("end_session_endpoint"),
        jwks_uri: address("jwks_uri"),
        namesIssuer: json?.authorization_response_iss_parameter_supported === true,
    };
    return Object.values(discovery).every((value) => value !== "") ? discovery : undefined;
}
