import type { Call } from "#kernel/http/call.ts";
import { clientErrors } from "#kernel/http/error-shapes.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { isDemoCallback } from "#mock/protocols/proxy/demo/demo-host.ts";
import { RedirectUriError } from "../errors.ts";
import { allowsRedirect } from "../redirect-uri.ts";
import { type Parameters, responseMode } from "./request.ts";

/** RFC 6749 3.1.2: an address that is not registered gets nothing, errors neither. From here on they travel to the client (4.1.2.1). */
export function checkRedirectUri({ call, provider, parameters }: { call: Call; provider: OAuth2Provider; parameters: Parameters }): { redirectUri: string } {
    const [redirectUri, ...more] = parameters.getAll("redirect_uri");
    if (redirectUri === undefined || more.length) throw new RedirectUriError();
    if (!isDemoCallback(call, provider, redirectUri) && !allowsRedirect(call.db, provider, redirectUri)) throw new RedirectUriError();
    call.errors = clientErrors(redirectUri, responseMode(parameters), { state: parameters.get("state") || undefined });
    return { redirectUri };
}
