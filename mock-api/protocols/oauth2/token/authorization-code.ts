import type { Call } from "#kernel/http/call.ts";
import { keepingWrites } from "#kernel/base/errors.ts";
import type { Form } from "#kernel/http/form.ts";
import type { Models } from "#kernel/base/models.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import { equalInTime } from "#mock/apps/core/password.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { isDemoCallback } from "#mock/protocols/proxy/demo/demo-host.ts";
import { s256 } from "#mock/encoding/jose.ts";
import { requireSecret } from "../client-authentication.ts";
import { InvalidClient, InvalidGrant } from "../errors.ts";
import { isListed } from "../redirect-uri.ts";
import { familyOf, issueTokens } from "../tokens.ts";
import { withTokens } from "./answer.ts";
import type { TokenRequest } from "./token-request.ts";

const CODE = "authentik_providers_oauth2.authorizationcode";
type Code = Models[typeof CODE];

/** RFC 6749 4.1.3: a code for tokens, once. */
export function authorizationCode(request: TokenRequest): Promise<Response> {
    const { call, provider, parameters } = request;
    requireSecret(call, provider);
    const sent = sentCode(request);
    checkRedirectUri(call, provider, parameters.get("redirect_uri"));
    return redeem(request, findCode(call, provider, sent));
}

/** The code of a request. Throws where there is none. */
export function sentCode({ parameters }: TokenRequest): string {
    const sent = parameters.get("code");
    if (!sent) throw new InvalidGrant();
    return sent;
}

/** The tokens for a code that was found to be good, when the verifier is. */
export async function redeem({ call, provider, parameters }: TokenRequest, code: Code): Promise<Response> {
    checkVerifier(code, parameters);
    const user = call.db.find("authentik_core.user", code.user);
    if (!user?.is_active) throw new InvalidGrant();
    // Gone before anything is waited for: a second request with it finds nothing.
    call.db.delete(CODE, code.pk);
    const authTime = code.auth_time === null ? undefined : Math.floor(Date.parse(code.auth_time) / 1000);
    const grant = { provider, user, scopes: code.scope, nonce: code.nonce ?? undefined, authTime, family: familyOf(code.code) };
    return withTokens(await issueTokens(call, grant, { hasIdToken: true, hasRefreshToken: true }, call.outside));
}

function checkRedirectUri(call: Call, provider: OAuth2Provider, uri: string | undefined): void {
    if (uri !== undefined && (isListed(provider, uri) || isDemoCallback(call, provider, uri))) return;
    writeEvent(call, "configuration_error", "authentik.providers.oauth2.views.token", {
        message: "Redirect URI used by provider does not match the configured ones.",
        redirect_uri: uri ?? "",
        provider: describeModel(call, call.db.modelOf("authentik_core.provider", provider.pk)!, provider),
    });
    throw keepingWrites(new InvalidClient());
}

/** The code, when it is good and was given to this client (RFC 6749 5.2). */
export function findCode({ db, random }: Call, provider: OAuth2Provider, sent: string): Code {
    const code = db.by(CODE, "code", sent);
    if (!code || isExpired(code, random.now()) || code.provider !== provider.pk) throw new InvalidGrant();
    return code;
}

/** RFC 7636 4.6: a code that was asked for with a challenge is good with its verifier only, and no other takes one (RFC 9700 2.1.1, D-412). */
function checkVerifier({ code_challenge: challenge, code_challenge_method: method }: Code, parameters: Form<string>): void {
    const verifier = parameters.get("code_verifier") || undefined;
    if (challenge === null && verifier === undefined) return;
    if (challenge === null || verifier === undefined) throw new InvalidGrant();
    if (!equalInTime(method === "S256" ? s256(verifier) : verifier, challenge)) throw new InvalidGrant();
}
