import type { Call } from "#kernel/http/call.ts";
import type { Answered } from "#mock/outside/client.ts";
import type { Attempt } from "./attempt.ts";
import { oauth1 } from "./oauth1.protocol.ts";
import { oauth2 } from "./oauth2.protocol.ts";
import { addressesOf, type OAuthSource } from "./source.ts";

/** What a service gives once somebody has let us ask it in their name. */
export interface Tokens {
    readonly access: string;
    /** What requests with the access token are signed with; null where the token alone is enough. */
    readonly secret: string | null;
    /** Claims of the ID token, where there is one: checked where the source knows its service's keys. */
    readonly claims: Readonly<Record<string, unknown>> | undefined;
}

/** What the two versions of OAuth do differently on the same way to a service and back. */
export interface Protocol {
    /** Begins a sign-in: what the browser takes along to the service, by name. Throws SignInFailed. */
    readonly begin: (call: Call, source: OAuthSource) => Promise<Readonly<Record<string, string>>>;
    /** What says which attempt an answer belongs to; undefined where nothing does. */
    readonly attemptIn: (call: Call) => string | undefined;
    /** What the service has let somebody in with. Throws SignInFailed with its reason where it has not. */
    readonly codeIn: (call: Call) => string;
    /** Throws SignInFailed. */
    readonly redeem: (call: Call, source: OAuthSource, code: string, attempt: Attempt) => Promise<Tokens>;
    /** Asks the service in the person's name. Throws Unreachable. */
    readonly ask: (call: Call, source: OAuthSource, tokens: Tokens, url: string) => Promise<Answered>;
}

/** A service that gives request tokens speaks OAuth 1.0a. */
export const protocolOf = (call: Call, source: OAuthSource): Protocol => (addressesOf(call, source).requestToken ? oauth1 : oauth2);
