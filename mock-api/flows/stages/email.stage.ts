import { timestamp } from "#kernel/store/formats.ts";
import type { Models } from "#kernel/base/models.ts";
import { TemplateError } from "#mock/encoding/mail-template.ts";
import { say } from "#mock/notifications/say.ts";
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
        // The link of one person says nothing about another whom the flow has come to since (D-149).
        if (query.has("flow_token") && plan.get("is_restored") === true && plan.get("restored_for") === (user?.pk ?? null)) {
            if (user && settings.activate_user_on_success) call.db.update("authentik_core.user", user.pk, { is_active: true });
            say(call, "success", "Your email address is confirmed.");
            return next();
        }
        if (!user) {
            say(call, "error", "This flow does not know whom to email.");
            return denyAccess();
        }
        const isSent = plan.get("email_sent") === true || (await send(context));
        plan.set("email_sent", true);
        return isSent ? undefined : denyAccess();
    },

    challenge: () => ({}),

    submit: async (context) => {
        return (await send(context)) ? rejected(formError("email-sent", "email-sent")) : denyAccess();
    },
});

/** Mails the link; false where the stage's template cannot be written. */
async function send(context: StageContext<Settings>): Promise<boolean> {
    const { call, flow, plan, settings } = context;
    const user = plan.pendingRow(call.db);
    if (!user) return true;
    const to = plan.get("email") ?? user.email;
    // The plan at the time of the first mail; the number distinguishes names that become the same slug.
    const identifier = `${slugged(`ak-email-stage-${settings.name}-${user.username}`)}-${user.pk}`;
    const expires = timestamp(call.random.now() + (settings.token_expiry + 1) * MINUTE_MS);
    const { key } = await tokenFor(call, { flow, user, identifier, expires }, () => plan);
    try {
        sendMail(call, settings, to, user, call.absolute(`/if/flow/${flow.slug}/?flow_token=${key}`));
        return true;
    } catch (error) {
        if (error instanceof TemplateError) return false;
        throw error;
    }
}

const slugged = (text: string): string =>
    text
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .trim()
        .replace(/[-\s]+/g, "-");
