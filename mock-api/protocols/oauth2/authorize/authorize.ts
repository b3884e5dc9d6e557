import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { type ErrorShape, pageErrors } from "#kernel/http/error-shapes.ts";
import { errorPage } from "#kernel/http/html.ts";
import { page, redirect } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { RequestPageError } from "../errors.ts";
import { checkExactRedirectUri } from "../strict/exact-redirect-uri.ts";
import { nameIssuer } from "../strict/name-issuer.ts";
import { observe } from "../strict/observe.ts";
import { refuseFrontTokens } from "../strict/refuse-front-tokens.ts";
import { requireNonce } from "../strict/require-nonce.ts";
import { requirePkce } from "../strict/require-pkce.ts";
import { inStrictMode } from "../../strict-mode.ts";
import { checkAccess } from "./check-access.ts";
import { checkFreshness } from "./check-freshness.ts";
import { checkMaxAge } from "./check-max-age.ts";
import { checkNonce } from "./check-nonce.ts";
import { checkParameters } from "./check-parameters.ts";
import { checkPkce } from "./check-pkce.ts";
import { checkPrompt } from "./check-prompt.ts";
import { checkRedirectUri } from "./check-redirect-uri.ts";
import { checkResponseType } from "./check-response-type.ts";
import { checkScope } from "./check-scope.ts";
import { findClient } from "./find-client.ts";
import { parseRequest } from "./parse-request.ts";
import { startFlow } from "./start-flow.ts";

/** As long as it is not known whom an error could be sent to, a person reads it. */
const toPerson: ErrorShape = (error, call) =>
    error instanceof RequestPageError ? page(errorPage(error.title, String(error.body), call && readerOf(call)), error.status) : pageErrors(error, call);

const spec = { authenticate: bySession, errors: toPerson };

/** RFC 6749 4.1.1 and 4.2.1, OpenID Connect Core 3.1.2: the first check that fails decides. */
const checks = [
    parseRequest,
    findClient,
    checkRedirectUri, // from here on errors travel to the client
    checkParameters,
    checkResponseType,
    checkScope,
    checkNonce,
    checkPkce,
    observe,
    checkMaxAge,
    checkPrompt,
    checkAccess,
    checkFreshness,
    startFlow,
] as const;

/** The same in strict mode (RFC 9700). */
const strictChecks = [
    parseRequest,
    findClient,
    checkExactRedirectUri, // from here on errors travel to the client
    checkParameters,
    checkResponseType,
    refuseFrontTokens,
    checkScope,
    checkNonce,
    requireNonce,
    checkPkce,
    requirePkce,
    checkMaxAge,
    checkPrompt,
    checkAccess,
    checkFreshness,
    nameIssuer,
    startFlow,
] as const;

/**
 * OpenID Connect Core 3.1.2.1: a request by POST is the same request. It goes on as GET: a browser that was sent here by another site's form
 * keeps the session's cookie back until then.
 */
const asGet = ({ call }: { call: Call }): Response => {
    const parameters = new URLSearchParams([...call.form.texts()]);
    return redirect(`${call.url.pathname}?${(parameters.size ? parameters : call.url.searchParams).toString()}`);
};

type Path = "/application/o/authorize/" | "/login/oauth/authorize";
const at = (path: Path) => [
    inStrictMode(endpoint(`GET ${path}`, spec, strictChecks), endpoint(`GET ${path}`, spec, checks)),
    endpoint(`POST ${path}`, { authenticate: byNobody }, [asGet]),
];

/** And the address that GitHub has for the same. */
export const authorizeEndpoints = [...at("/application/o/authorize/"), ...at("/login/oauth/authorize")];
