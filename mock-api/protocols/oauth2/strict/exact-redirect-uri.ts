import type { Call } from "#kernel/http/call.ts";
import { clientErrors } from "#kernel/http/error-shapes.ts";
import { issuerOf } from "#mock/apps/providers/discovery.field.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { isDemoCallback } from "#mock/protocols/proxy/demo/demo-host.ts";
import { type Parameters, responseMode } from "../authorize/request.ts";
import { RedirectUriError } from "../errors.ts";
import { isAddress, isPattern, linesOf } from "../redirect-uri.ts";

/** Programs on the user's own machine listen at whatever port is free: it does not count (RFC 8252 7.3). */
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(?=[/?#]|$)/;
const withoutPort = (uri: string): string => uri.replace(LOOPBACK, (start) => start.replace(/:\d+$/, ""));

/** A line as an address: an escaped question mark, as in those of proxy providers, stands for one address only. */
const asAddress = (line: string): string => line.replaceAll("\\?", "?");
const addressesOf = (provider: Pick<OAuth2Provider, "redirect_uris">): string[] => linesOf(provider).map(asAddress);

/** The lines that stand for more than one address. */
export const patternsOf = (provider: Pick<OAuth2Provider, "redirect_uris">): string[] => linesOf(provider).filter((line) => isPattern(asAddress(line)));

/** Whether an address stands in a provider's list, letter by letter; a pattern stands for nothing. */
export const isExactly = (provider: Pick<OAuth2Provider, "redirect_uris">, uri: string): boolean =>
    isAddress(uri) && addressesOf(provider).some((line) => line === uri || (LOOPBACK.test(uri) && withoutPort(line) === withoutPort(uri)));

/** RFC 9700 2.1: exact string matching. */
export function requireExactRedirectUri({ provider, redirectUri }: { provider: OAuth2Provider; redirectUri: string }): void {
    if (!isExactly(provider, redirectUri)) throw new RedirectUriError();
}

/** The same of a request. From here on errors travel to the client, and name who sends them (RFC 9207 2). */
export function checkExactRedirectUri({ call, provider, parameters }: { call: Call; provider: OAuth2Provider; parameters: Parameters }): {
    redirectUri: string;
} {
    const [redirectUri, ...more] = parameters.getAll("redirect_uri");
    if (redirectUri === undefined || more.length) throw new RedirectUriError();
    if (!isDemoCallback(call, provider, redirectUri)) requireExactRedirectUri({ provider, redirectUri });
    const state = parameters.get("state") || undefined;
    call.errors = clientErrors(redirectUri, responseMode(parameters), { state, iss: issuerOf(call, provider) ?? undefined });
    return { redirectUri };
}
