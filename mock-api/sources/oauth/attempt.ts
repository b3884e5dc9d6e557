import type { Call } from "#kernel/call.ts";
import type { Json } from "#kernel/models.ts";
import { isObject } from "#kernel/validate.ts";
import { equalInTime } from "#mock/apps/core/password.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { SignInFailed } from "../refusal.ts";
import type { OAuthSource } from "./source.ts";

/** A sign-in that was begun in this browser and waits for the service's answer. */
interface Attempt {
    /** RFC 6749 10.12: what the answer has to carry, which no other page can know. */
    readonly state: string;
    /** RFC 7636 4.1; null for services that do not take one. */
    readonly verifier: string | null;
}

/** Letters and digits of state and verifier. */
const STATE_LENGTH = 32;
const VERIFIER_LENGTH = 128;
/** How long somebody may take at the service. */
const PATIENCE_MS = 15 * MINUTE_MS;

const keyOf = ({ name }: OAuthSource): string => `oauth-client-${name}-request-state`;

/** Begins a sign-in; one that was begun before with this source ends. */
export function begin({ random, session }: Call, source: OAuthSource, hasPkce: boolean): Attempt {
    const attempt = { state: random.text(STATE_LENGTH), verifier: hasPkce ? random.text(VERIFIER_LENGTH) : null };
    session.set(keyOf(source), { ...attempt, at: random.now() });
    return attempt;
}

/** The sign-in that an answer belongs to, once: the same answer does not come in a second time. Throws SignInFailed. */
export function finish({ random, session }: Call, source: OAuthSource, state: string | undefined): Attempt {
    const kept = session.get<Json>(keyOf(source));
    if (!isObject(kept) || typeof kept.state !== "string" || !state || !equalInTime(state, kept.state)) throw new SignInFailed("state");
    session.delete(keyOf(source));
    if (random.now() - Number(kept.at) > PATIENCE_MS) throw new SignInFailed("late");
    return { state: kept.state, verifier: typeof kept.verifier === "string" ? kept.verifier : null };
}
