import type { Call } from "#kernel/call.ts";
import type { JsonObject } from "#kernel/models.ts";
import { checkPassword } from "#mock/apps/core/password.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { INBUILT, TOKEN } from "#mock/apps/stages/password.resource.ts";
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
    readonly method: "password" | "token";
    readonly args: JsonObject;
}

/** Tries the backends in order; the first that knows the password wins. */
export function authenticate(call: Call, user: User, password: string, backends: readonly string[]): Proof | undefined {
    for (const backend of backends) {
        const proof = backend === INBUILT ? byPassword(user, password) : backend === TOKEN ? byToken(call, user, password) : undefined;
        if (proof) return { backend, ...proof };
    }
    return undefined;
}

const byPassword = (user: User, password: string): Omit<Proof, "backend"> | undefined =>
    user.is_active && checkPassword(password, user.password) ? { method: "password", args: {} } : undefined;

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
