import type { Call } from "#kernel/http/call.ts";
import { hs256Signature } from "#mock/encoding/jose.ts";
import { SECOND_MS } from "#mock/encoding/time.ts";
import { allowedTarget } from "../addresses.ts";
import type { Guarded } from "../guarded.ts";
import { readCookie, writeCookie } from "./cookie.ts";
import { lifeOf } from "./sessions.ts";

const STATE_LENGTH = 43;

/**
 * A sign-in that has begun. Its browser keeps it, signed: whoever only knocks leaves nothing behind in here. `state` ties the answer to this
 * browser (RFC 6749 10.12), `target` is where it leads.
 */
export interface Pending {
    readonly state: string;
    readonly target: string | undefined;
}

export function pendingOf(call: Call, guarded: Guarded): Pending | undefined {
    const said = readCookie(call, guarded);
    if (typeof said?.state !== "string" || !(Number(said.until) > call.random.now())) return undefined;
    return { state: said.state, target: allowedTarget(guarded, typeof said.target === "string" ? said.target : undefined) };
}

/** Begins one, or goes on with that of this browser, so that two tabs may both sign in; the newer target wins. */
export function begin(call: Call, guarded: Guarded, target: string | undefined): Pending {
    const known = pendingOf(call, guarded);
    const pending = { state: known?.state ?? call.random.text(STATE_LENGTH), target: target ?? known?.target };
    const life = lifeOf(guarded);
    writeCookie(call, guarded, { state: pending.state, target: pending.target ?? null, until: call.random.now() + life }, life / SECOND_MS);
    return pending;
}

/** Forgets it: what came back was not the answer to it. */
export const drop = (call: Call, guarded: Guarded): void => writeCookie(call, guarded, {}, 1);

/** The verifier of a sign-in (RFC 7636 4.1): follows from its state for whoever has the provider's secret, so that nobody has to keep it. */
export const verifierOf = ({ provider }: Guarded, state: string): string => hs256Signature("pkce", state, provider.cookie_secret);
