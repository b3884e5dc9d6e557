import type { Call } from "#kernel/http/call.ts";
import { HttpError, nonFieldError } from "#kernel/base/errors.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { wholeAddress } from "#mock/apps/sources/whole-address.ts";
import { ask, jsonOf, Unreachable } from "#mock/outside/client.ts";
import type { OAuthSource } from "./source.ts";

type Addresses = Pick<OAuthSource, "authorization_url" | "access_token_url" | "profile_url" | "oidc_jwks_url">;
type Published = Partial<Addresses & Pick<OAuthSource, "oidc_jwks">>;

/** Longest address that a source keeps, in characters, and how much of another server's words a person is shown. */
const MAX_ADDRESS = 255;
const MAX_WORDS = 500;

/** What an OpenID provider publishes of itself (OpenID Connect Discovery 1.0, 4; RFC 7517, 5), asked when an address of it is saved. Throws 400 with the reason. */
export async function published(call: Call, { oidc_well_known_url, oidc_jwks_url }: Partial<OAuthSource>): Promise<Published | undefined> {
    const addresses = oidc_well_known_url ? addressesIn(await documentAt(call, oidc_well_known_url)) : undefined;
    const keys = addresses?.oidc_jwks_url ?? oidc_jwks_url;
    if (!keys) return addresses;
    return { ...addresses, oidc_jwks: await documentAt(call, keys) };
}

/** The keys that a service publishes now; undefined where it does not. */
export const publishedKeys = (call: Call, address: string): Promise<JsonObject | undefined> =>
    documentAt(call, address).catch((error: unknown) => {
        if (error instanceof HttpError) return undefined;
        throw error;
    });

async function documentAt(call: Call, address: string): Promise<JsonObject> {
    const answered = await ask(call, { method: "GET", url: wholeAddress(call, address), headers: { accept: "application/json" } }).catch(unreachable);
    if (answered.status >= 400) throw nonFieldError(answered.text.slice(0, MAX_WORDS) || `${address} answers with ${answered.status}.`);
    return jsonOf(answered) ?? refuse(`${address} is no JSON object.`);
}

function unreachable(error: unknown): never {
    throw error instanceof Unreachable ? nonFieldError(error.message) : error;
}

function addressesIn(configuration: JsonObject): Addresses {
    const address = (name: string): string => {
        const value = own(configuration, name);
        if (typeof value !== "string" || value.length > MAX_ADDRESS || !/^https?:/.test(value) || !URL.canParse(value))
            throw nonFieldError(`Invalid well-known configuration: ${value === undefined ? `'${name}'` : `${name} is no address`}`);
        return value;
    };
    return {
        authorization_url: address("authorization_endpoint"),
        access_token_url: address("token_endpoint"),
        profile_url: address("userinfo_endpoint"),
        oidc_jwks_url: address("jwks_uri"),
    };
}

function refuse(reason: string): never {
    throw nonFieldError(reason);
}
