import type { Call } from "#kernel/http/call.ts";
import type { Json } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { equalInTime } from "#mock/apps/core/password.ts";
import { SignInFailed } from "../refusal.ts";
import { begun, checkBegun } from "../flow/begun.ts";
import type { OAuthSource } from "./source.ts";

/** A sign-in that was begun in this browser and waits for the service's answer. */
export interface Attempt {
    /** What the answer has to carry: the state, which no other page can know (RFC 6749 10.12), or the request token (RFC 5849 2.2). */
    readonly state: string;
    /** What proves that whoever began also ends: the verifier (RFC 7636 4.1), or the request token's secret. Null for services that do not take one. */
    readonly proof: string | null;
}

/** Names of sources are not unique: an answer of one would be taken for another's of the same name. */
const keyOf = ({ pk }: OAuthSource): string => `oauth-client-${pk}-request-state`;

/** Remembers a sign-in; one that was begun before with this source ends. */
export function remember(call: Call, source: OAuthSource, { state, proof }: Attempt): void {
    call.session.set(keyOf(source), { state, proof, ...begun(call) });
}

/** The sign-in that an answer belongs to, once: the same answer does not come in a second time. Throws SignInFailed. */
export function finish(call: Call, source: OAuthSource, state: string | undefined): Attempt {
    const { session } = call;
    const kept = session.get<Json>(keyOf(source));
    if (!isObject(kept) || typeof kept.state !== "string" || !state || !equalInTime(state, kept.state)) throw new SignInFailed("state");
    session.delete(keyOf(source));
    checkBegun(call, kept);
    return { state: kept.state, proof: typeof kept.proof === "string" ? kept.proof : null };
}
