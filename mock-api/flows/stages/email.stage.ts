import { timestamp } from "#kernel/formats.ts";
import type { Models } from "#kernel/models.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import { sendMail } from "#mock/outside/outbox.ts";
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

    enter: (context) => {
        const { call, plan, query, settings } = context;
        if (call.isUnsafe) return undefined;
        const user = plan.pendingRow(call.db);
        if (query.has("flow_token") && plan.get("is_restored") === true) {
            if (user && settings.activate_user_on_success) call.db.update("authentik_core.user", user.pk, { is_active: true });
            return next();
        }
        if (!user) return denyAccess();
        if (!plan.get("email_sent")) send(context);
        plan.set("email_sent", true);
        return undefined;
    },

    challenge: () => ({}),

    submit: (context) => {
        send(context);
        return rejected(formError("email-sent", "email-sent"));
    },
});

function send(context: StageContext<Settings>): void {
    const { call, flow, plan, settings } = context;
    const user = plan.pendingRow(call.db);
    if (!user) return;
    const to = plan.get("email") ?? user.email;
    sendMail(call, settings, to, user.name, call.absolute(`/if/flow/${flow.slug}/?flow_token=${linkKey(context, user.pk, user.username)}`));
}

/** Key of the token that goes on with the plan as it stands when the first mail is sent; one that is past its time is replaced. */
function linkKey({ call, flow, plan, settings }: StageContext<Settings>, user: number, username: string): string {
    const { db, random } = call;
    const identifier = slugged(`ak-email-stage-${settings.name}-${username}`);
    const known = db.by("authentik_core.token", "identifier", identifier);
    if (known && !isExpired(known, random.now())) return known.key;
    if (known) db.delete("authentik_core.token", known.pk);
    const expires = timestamp(random.now() + (settings.token_expiry + 1) * MINUTE_MS);
    return db.create("authentik_core.token", { identifier, intent: "verification", user, flow: flow.pk, plan: JSON.stringify(plan.state), expires }).key;
}

const slugged = (text: string): string =>
    text
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .trim()
        .replace(/[-\s]+/g, "-");
