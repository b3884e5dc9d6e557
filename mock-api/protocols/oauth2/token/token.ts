import type { Call } from "#kernel/call.ts";
import { byNobody, endpoint } from "#kernel/endpoint.ts";
import { oauthErrors } from "#kernel/error-shapes.ts";
import type { Form } from "#kernel/form.ts";
import { own } from "#kernel/own.ts";
import { parametersOf, refuseRepeated } from "#kernel/parameters.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { claimedClient, findClient } from "../client-authentication.ts";
import { forClientOf } from "../cors.ts";
import { UnsupportedGrantType } from "../errors.ts";
import { authorizationCode } from "./authorization-code.ts";
import { clientCredentials } from "./client-credentials.ts";
import { deviceCode } from "./device-code.ts";
import { refreshToken } from "./refresh-token.ts";

/** A request for tokens by a client that is known, as each grant takes it. */
export interface TokenRequest {
    readonly call: Call;
    readonly provider: OAuth2Provider;
    readonly parameters: Form<string>;
}

type GrantType = (request: TokenRequest) => Promise<Response>;

/** By `grant_type` (RFC 6749 4, RFC 8628 3.4). A password is one of those that people make for applications: the same as client credentials (D-422). */
const GRANT_TYPES: Readonly<Record<string, GrantType>> = {
    "authorization_code": authorizationCode,
    "refresh_token": refreshToken,
    "client_credentials": clientCredentials,
    "password": clientCredentials,
    "urn:ietf:params:oauth:grant-type:device_code": deviceCode,
};

function parseRequest({ call }: { call: Call }): { parameters: Form<string> } {
    const parameters = parametersOf(call);
    refuseRepeated(parameters, ["resource", "audience"]);
    return { parameters };
}

const chooseGrant = ({ call, provider, parameters }: TokenRequest): Promise<Response> => {
    const grant = own(GRANT_TYPES, parameters.get("grant_type") ?? "");
    if (!grant) throw new UnsupportedGrantType();
    return grant({ call, provider, parameters });
};

const spec = { authenticate: byNobody, errors: oauthErrors, cors: forClientOf(claimedClient) };
const checks = [parseRequest, findClient, chooseGrant] as const;

/** RFC 6749 3.2. */
export const tokenEndpoints = [
    endpoint("POST /application/o/token/", spec, checks),
    // The address that GitHub has for the same.
    endpoint("POST /login/oauth/access_token", spec, checks),
];
