import type { Call } from "#kernel/call.ts";
import { HttpError, keepingWrites } from "#kernel/errors.ts";
import { redirect } from "#kernel/operation.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { rememberNext } from "../flow/next.ts";
import { clientIdOf } from "./apple.ts";
import { begin } from "./attempt.ts";
import { type Service, serviceOf } from "./services.ts";
import { addressesOf, callbackUrl, type OAuthSource, SOURCE } from "./source.ts";

/** What an authorization request asks (RFC 6749 4.1.1), by name. */
export function authorizationRequest(call: Call, source: OAuthSource): Readonly<Record<string, string>> {
    const service = serviceOf(source.provider_type);
    const { state, verifier } = begin(call, source, service.hasPkce ?? false);
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

/** A check: sends the browser to the service. */
export function toService({ call, source }: { call: Call; source: OAuthSource }): Response {
    if (source.request_token_url) throw new HttpError(400, { detail: `${source.name} speaks OAuth 1.0a, which the sandbox does not (D-901).` });
    const { authorization } = addressesOf(call, source);
    if (!URL.canParse(authorization)) throw keepingWrites(misconfigured(call, source));
    rememberNext(call);
    const to = new URL(authorization);
    // What the address says itself wins.
    const asked = { ...authorizationRequest(call, source), ...Object.fromEntries(to.searchParams) };
    to.search = Object.entries(asked)
        .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
        .join("&");
    return redirect(to.href);
}

function misconfigured(call: Call, source: OAuthSource): HttpError {
    writeEvent(call, "configuration_error", "authentik.sources.oauth.clients.base", {
        message: "Authorization URL is empty or no address.",
        source: describeModel(call, SOURCE, source),
    });
    return new HttpError(400, { detail: `${source.name} has no authorization URL: an administrator has to enter one.` });
}
