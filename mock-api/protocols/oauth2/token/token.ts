import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { oauthErrors } from "#kernel/http/error-shapes.ts";
import type { Form } from "#kernel/http/form.ts";
import { own } from "#kernel/base/own.ts";
import { parametersOf, refuseRepeated } from "#kernel/http/parameters.ts";
import { claimedClient, findClient } from "../client-authentication.ts";
import { forClientOf } from "../cors.ts";
import { UnsupportedGrantType } from "../errors.ts";
import { codeOnce, refreshOnce } from "../strict/grants.ts";
import { observeCode, observePassword } from "../strict/observe.ts";
import { inStrictMode } from "../../strict-mode.ts";
import { authorizationCode } from "./authorization-code.ts";
import { clientCredentials } from "./client-credentials.ts";
import { deviceCode } from "./device-code.ts";
import { refreshToken } from "./refresh-token.ts";
import type { GrantType, TokenRequest } from "./token-request.ts";

type GrantTypes = Readonly<Record<string, GrantType>>;

/** By `grant_type` (RFC 6749 4, RFC 8628 3.4). A password is one of those that people make for applications: the same as client credentials (D-422). */
const ORDINARY: GrantTypes = {
    "authorization_code": observeCode(authorizationCode),
    "refresh_token": refreshToken,
    "client_credentials": clientCredentials,
    "password": observePassword(clientCredentials),
    "urn:ietf:params:oauth:grant-type:device_code": deviceCode,
};

/** The same in strict mode: no passwords (RFC 9700 2.4). */
const STRICT: GrantTypes = {
    "authorization_code": codeOnce,
    "refresh_token": refreshOnce,
    "client_credentials": clientCredentials,
    "urn:ietf:params:oauth:grant-type:device_code": deviceCode,
};

function parseRequest({ call }: { call: Call }): { parameters: Form<string> } {
    const parameters = parametersOf(call);
    refuseRepeated(parameters, ["resource", "audience"]);
    return { parameters };
}

const grantBy =
    (types: GrantTypes) =>
    ({ call, provider, parameters }: TokenRequest): Promise<Response> => {
        const grant = own(types, parameters.get("grant_type") ?? "");
        if (!grant) throw new UnsupportedGrantType();
        return grant({ call, provider, parameters });
    };

const spec = { authenticate: byNobody, errors: oauthErrors, cors: forClientOf(claimedClient) };
const checks = [parseRequest, findClient, grantBy(ORDINARY)] as const;
const strictChecks = [parseRequest, findClient, grantBy(STRICT)] as const;

const at = (route: "POST /application/o/token/" | "POST /login/oauth/access_token") =>
    inStrictMode(endpoint(route, spec, strictChecks), endpoint(route, spec, checks));

/** RFC 6749 3.2; and the address that GitHub has for the same. */
export const tokenEndpoints = [at("POST /application/o/token/"), at("POST /login/oauth/access_token")];
