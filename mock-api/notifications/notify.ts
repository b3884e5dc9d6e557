import type { Call } from "#kernel/http/call.ts";
import { on } from "#kernel/resource/listener.ts";
import type { Models } from "#kernel/base/models.ts";
import { isKey } from "#kernel/store/schema.ts";
import { asObject, isObject } from "#kernel/store/validate.ts";
import { canonicalUuid } from "#kernel/store/formats.ts";
import { askPolicies } from "#mock/policies/engine.ts";
import { deliver } from "./deliver.ts";
import { deliverInBackground, DeliveryError, type Sending, taskFailed } from "#mock/outside/delivery.ts";
import { forgetTask } from "#mock/apps/admin/task.model.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import type { Rule } from "#mock/apps/events/rule.resource.ts";
import { pythonRepr } from "#mock/encoding/python-text.ts";

type Event = Models["authentik_events.event"];

const TASK = "notification_transport";

/** Requests in which people are being notified: rules do not apply to events that this writes, or it would never end (D-602). */
const telling = new WeakSet<Call>();

/** Applies the notification rules to every new event. */
export const notifyListener = on("authentik_events.event", ["created"], ({ row, call }) => {
    if (call) notify(call, row);
});

/** Asks every rule whether its group is to be notified of an event, and notifies it: once the request has done its work, in its transaction. Source: authentik/events/tasks.py. */
function notify(call: Call, event: Event): void {
    if (telling.has(call) || isAboutOwnPolicy(call, event)) return;
    const { principal } = call;
    call.afterwards.push(async () => {
        // Written by something that was taken back since.
        if (!call.db.find("authentik_events.event", event.pk)) return;
        const caller = call.principal;
        telling.add(call);
        call.principal = principal;
        try {
            for (const rule of call.db.all("authentik_events.notificationrule")) if (await concerns(call, rule, event)) tell(call, rule, event);
        } finally {
            call.principal = caller;
            telling.delete(call);
        }
    });
}

/** An event that a rule's own policy has caused. */
function isAboutOwnPolicy({ db }: Call, { context }: Event): boolean {
    const policy = isObject(context) ? canonicalUuid(context.policy_uuid) : undefined;
    if (!policy) return false;
    return db.where("authentik_policies.policybinding", "policy", policy).some(({ target }) => db.find("authentik_events.notificationrule", target));
}

async function concerns(call: Call, rule: Rule, event: Event): Promise<boolean> {
    if (rule.group === null) return false;
    const isAsked = call.db.where("authentik_policies.policybinding", "target", rule.pk).some(({ enabled }) => enabled);
    if (!isAsked) return false;
    const { pk } = asObject(event.user);
    const user = isKey(pk) ? call.db.find("authentik_core.user", pk) : undefined;
    const context = { event: describeModel(call, "authentik_events.event", event) };
    return (await askPolicies(rule.pk, "any", { call, user: user?.pk ?? null, context })).passing;
}

function tell(call: Call, rule: Rule, event: Event): void {
    const { db } = call;
    const group = db.get("authentik_core.group", rule.group!);
    for (const transport of db.some("authentik_events.notificationtransport", rule.transports))
        for (const user of db.some("authentik_core.user", group.users).slice(0, transport.send_once ? 1 : undefined))
            try {
                const delivery = deliver(call, transport, { severity: rule.severity, body: summary(event), event, user });
                if (typeof delivery === "function") call.later.set(call.random.uuid(), (later) => tellLater(later, delivery));
                else forgetTask(call, TASK);
            } catch (error) {
                if (!(error instanceof DeliveryError)) throw error;
                taskFailed(call, TASK, error.message);
            }
}

function tellLater(call: Call, delivery: Sending): Promise<void> {
    telling.add(call);
    return deliverInBackground(call, TASK, delivery);
}

/** One line about an event: its message, else its action and its context. */
export function summary({ action, context }: Event): string {
    const { message } = asObject(context);
    return typeof message === "string" ? message : `${action}: ${pythonRepr(context)}`;
}
