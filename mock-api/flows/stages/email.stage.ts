import { timestamp } from "#kernel/formats.ts";
import type { Models } from "#kernel/models.ts";
import { sendMail } from "#mock/outside/mail.ts";
import { tokenFor } from "../flow-token.ts";
import { denyAccess, formError, next, rejected, stage, type StageContext } from "../stage.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";

type Settings = Models["authentik_stages_email.emailstage"];
declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** Whom to mail in place of the user's own address; set by policies. */
        email: string;
        email_sent: boolean;
    }
}

/** Sends a link with which the flow goes on, in whatever browser it is opened. Source: authentik/stages/email/stage.py. */
export const email = stage("authentik_stages_email.emailstage", {
    component: "ak-stage-email",
    schema: "Email",
    guards: true,

    enter: async (context) => {
        const { call, plan, query, settings } = context;
        if (call.isUnsafe) return undefined;
        const user = plan.pendingRow(call.db);
        if (query.has("flow_token") && plan.get("is_restored") === true) {
            if (user && settings.activate_user_on_success) call.db.update("authentik_core.user", user.pk, { is_active: true });
            return next();
        }
        if (!user) return denyAccess();
        if (!plan.get("email_sent")) await send(context);
        plan.set("email_sent", true);
        return undefined;
    },

    challenge: () => ({}),

    submit: async (context) => {
        await send(context);
        return rejected(formError("email-sent", "email-sent"));
    },
});

async function send(context: StageContext<Settings>): Promise<void> {
    const { call, flow, plan, settings } = context;
    const user = plan.pendingRow(call.db);
    if (!user) return;
    const to = plan.get("email") ?? user.email;
    // The plan at the time of the first mail; the number distinguishes names that become the same slug.
    const identifier = `${slugged(`ak-email-stage-${settings.name}-${user.username}`)}-${user.pk}`;
    const expires = timestamp(call.random.now() + (settings.token_expiry + 1) * MINUTE_MS);
    const { key } = await tokenFor(call, { flow, user, identifier, expires }, () => plan);
    sendMail(call, settings, to, user.name, call.absolute(`/if/flow/${flow.slug}/?flow_token=${key}`));
}

const slugged = (text: string): string =>
    text
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .trim()
        .replace(/[-\s]+/g, "-");
