import { text } from "#kernel/base/fields.ts";
import type { Models } from "#kernel/base/models.ts";
import { authenticate, lockedText, tellFailedSignIn } from "../authenticate.ts";
import { INVALID_TRIES } from "../session-keys.ts";
import { denyAccess, fieldError, maybe, next, type Outcome, shownAgain, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_password.passwordstage"];

/** Asks for the password of the pending user. Source: authentik/stages/password/stage.py. */
export const password = stage("authentik_stages_password.passwordstage", {
    component: "ak-stage-password",
    namesUser: true,
    schema: "Password",
    guards: true,
    shows: { recovery_url: maybe(text()) },
    takes: { password: text() },

    challenge: ({ call }) => {
        const recovery = call.db.where("authentik_flows.flow", "designation", "recovery").sort((a, b) => (a.slug < b.slug ? -1 : 1))[0];
        return { recovery_url: recovery && call.absolute(`/if/flow/${recovery.slug}/`) };
    },

    submit: async (context, _, body) => {
        const { call, plan, settings } = context;
        const user = plan.pendingRow(call.db);
        if (!user) return denyAccess();
        const proof = await authenticate(context, user.username, user, String(body.password), settings.backends);
        if (!proof) {
            tellFailedSignIn(context, user, settings);
            return shownAgain(fieldError("password", "Invalid password"));
        }
        if ("minutes" in proof) return shownAgain(fieldError("password", lockedText(proof)));
        plan.set("user_backend", proof.backend);
        plan.set("auth_method", proof.method);
        plan.set("auth_method_args", proof.args);
        return next();
    },

    failed: countFailure,
});

/** Every answer that will not do counts, blank ones too; one more than allowed ends the flow. */
function countFailure({ call: { session }, settings }: StageContext<Settings>): Outcome | undefined {
    const tries = (session.get<number>(INVALID_TRIES) ?? 0) + 1;
    if (tries > settings.failed_attempts_before_cancel) {
        session.delete(INVALID_TRIES);
        return denyAccess("Too many attempts. Start again.");
    }
    session.set(INVALID_TRIES, tries);
    return undefined;
}
