import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { checkPassword, decoyHash, isUsable } from "#mock/apps/core/password.ts";
import { secretKey } from "#mock/apps/core/settings.model.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import type { Asking } from "#mock/apps/core/password-keeper.facet.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { INBUILT, TOKEN } from "#mock/apps/stages/password.resource.ts";
import { minutesLocked, noteFailedSignIn } from "./attempts.ts";
import { provesPasswords } from "./password-backend.facet.ts";
import type { StageRow } from "./plan.ts";
import type { StageContext } from "./stage.ts";

declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** Name of the backend that knew the password. */
        user_backend: string;
        auth_method: string;
        auth_method_args: JsonObject;
    }
}

/** How somebody proved who they are. */
export interface Proof {
    readonly backend: string;
    readonly method: "password" | "token" | "ldap";
    readonly args: JsonObject;
}

/** A name was tried too often of late: nothing is checked for so many minutes. */
export interface Locked {
    readonly minutes: number;
}

/**
 * Tries the backends in order for whom the caller has named; the first that knows the password wins. Undefined: wrong, which counts
 * against the name and the address. `user`: undefined for an unknown name, which takes the same time and has the same result.
 * Waits outside the transaction: the user may have changed when it is done, and the proof is of the user who is there then.
 */
export async function authenticate(
    asking: Asking,
    name: string,
    user: User | undefined,
    password: string,
    backends: readonly string[],
): Promise<Proof | Locked | undefined> {
    const { call } = asking;
    const minutes = minutesLocked(call, name);
    if (minutes) return { minutes };
    // Counted before it is known to be wrong: others are answered while this one is hashed, and each of a thousand at once would find the limit untouched.
    const attempt = noteFailedSignIn(call, name);
    const proof = await firstProof(asking, user, password, backends);
    if (proof) attempt.forget();
    return proof;
}

export const lockedText = ({ minutes }: Locked): string => `Too many attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;

async function firstProof(asking: Asking, user: User | undefined, password: string, backends: readonly string[]): Promise<Proof | undefined> {
    for (const backend of backends) {
        const proof = await proofBy(backend, asking, user, password);
        if (proof) return { backend, ...proof };
    }
    return undefined;
}

async function proofBy(backend: string, asking: Asking, user: User | undefined, password: string): Promise<Omit<Proof, "backend"> | undefined> {
    if (backend === INBUILT) return byPassword(asking, user, password);
    if (!user) return undefined;
    if (backend === TOKEN) return byToken(asking.call, user, password);
    const others = [...asking.call.registry.with(provesPasswords).values()];
    return others.find(({ name }) => name === backend)?.prove(asking, user, password);
}

/** A hash is computed whether or not there is one to compare with: the time must not tell who has an account. */
async function byPassword({ call: { db }, outside }: Asking, user: User | undefined, password: string): Promise<Omit<Proof, "backend"> | undefined> {
    const hash = user && isUsable(user.password) ? user.password : decoyHash(secretKey(db));
    const isRight = await outside(() => checkPassword(password, hash));
    const now = db.find("authentik_core.user", user?.pk);
    return isRight && now?.is_active && now.password === hash ? { method: "password", args: {} } : undefined;
}

/** An app password is a token's key. */
function byToken(call: Call, user: User, password: string): Omit<Proof, "backend"> | undefined {
    const token = call.db.by("authentik_core.token", "key", password);
    const isTheirs = token !== undefined && token.intent === "app_password" && token.user === user.pk && !isExpired(token, call.random.now());
    return isTheirs ? { method: "token", args: { token: describeModel(call, "authentik_core.token", token) } } : undefined;
}

/** Notes a wrong password: in the event log, and in the record of name and address. */
export function tellFailedSignIn({ call }: StageContext<unknown>, user: User, stage: StageRow, more: JsonObject = {}): void {
    const model = call.db.modelOf("authentik_flows.stage", stage.pk)!;
    writeEvent(call, "login_failed", "authentik.events.signals", { username: user.username, password: "", stage: describeModel(call, model, stage), ...more });
    countScore(call, user.username, -1);
}
