import type { Client, Pending } from "./authorization.ts";
import type { Discovery } from "./discovery.ts";
import { ask, type Exchange, textOf } from "./exchange.ts";
import type { Failure } from "./failure.ts";

/** What a token request gave (RFC 6749 5.1). */
export interface Tokens {
    readonly access_token: string;
    readonly id_token: string;
    /** Empty where none was given. */
    readonly refresh_token: string;
}

/** Changes a code into tokens (RFC 6749 4.1.3). */
export const exchangeCode = ({ token_endpoint }: Discovery, { client, verifier }: Pending, code: string): Promise<Exchange> =>
    ask(token_endpoint, {
        form: {
            grant_type: "authorization_code",
            code,
            redirect_uri: client.redirect_uri,
            ...(verifier === undefined ? {} : { code_verifier: verifier }),
            ...credentials(client),
        },
    });

/** Asks for new tokens (RFC 6749 6). */
export const refresh = ({ token_endpoint }: Discovery, client: Client, refresh_token: string): Promise<Exchange> =>
    ask(token_endpoint, { form: { grant_type: "refresh_token", refresh_token, ...credentials(client) } });

/** Asks who the person is now (OpenID Connect Core 5.3). */
export const userinfo = ({ userinfo_endpoint }: Discovery, access_token: string): Promise<Exchange> =>
    ask(userinfo_endpoint, { headers: { authorization: `Bearer ${access_token}` } });

const credentials = ({ client_id, client_secret }: Client): Record<string, string> => ({ client_id, ...(client_secret ? { client_secret } : {}) });

/** The tokens of an answer, or what it says is wrong. */
export function tokensIn({ status, json }: Exchange): { tokens: Tokens } | { failure: Failure } {
    const access_token = textOf(json, "access_token");
    if (status !== 200 || access_token === "")
        return { failure: { kind: "error", error: textOf(json, "error") || String(status), description: textOf(json, "error_description") } };
    return { tokens: { access_token, id_token: textOf(json, "id_token"), refresh_token: textOf(json, "refresh_token") } };
}
