import { text } from "#kernel/fields.ts";
import type { Models } from "#kernel/models.ts";
import { authenticate, tellFailedSignIn } from "../authenticate.ts";
import { INVALID_TRIES } from "../session-keys.ts";
import { denyAccess, fieldError, next, type Outcome, shownAgain, stageType, type Turn } from "../stage.ts";

type Settings = Models["authentik_stages_password.passwordstage"];

/** Asks for the password of the pending user. Source: authentik/stages/password/stage.py. */
export const password = stageType("authentik_stages_password.passwordstage", {
    component: "ak-stage-password",
    namesUser: true,
    response: { password: text() },

    challenge: ({ call }) => {
        const recovery = call.db.where("authentik_flows.flow", "designation", "recovery").sort((a, b) => (a.slug < b.slug ? -1 : 1))[0];
        return recovery ? { recovery_url: call.absolute(`/if/flow/${recovery.slug}/`) } : {};
    },

    submit: (turn, _, body) => {
        const { call, plan, settings } = turn;
        const user = plan.pendingRow(call.db);
        if (!user) return denyAccess();
        const proof = authenticate(call, user, String(body.password), settings.backends);
        if (!proof) {
            tellFailedSignIn(turn, user, settings);
            return shownAgain(fieldError("password", "Invalid password"));
        }
        plan.set("user_backend", proof.backend);
        plan.set("auth_method", proof.method);
        plan.set("auth_method_args", proof.args);
        return next();
    },

    failed: countFailure,
});

/** Every answer that will not do counts, blank ones too; one more than allowed ends the flow. */
function countFailure({ call: { session }, settings }: Turn<Settings>): Outcome | undefined {
    const tries = (session.get<number>(INVALID_TRIES) ?? 0) + 1;
    if (tries > settings.failed_attempts_before_cancel) {
        session.delete(INVALID_TRIES);
        return denyAccess();
    }
    session.set(INVALID_TRIES, tries);
    return undefined;
}
