import { can } from "#kernel/base/facet.ts";
import { canonicalUuid } from "#kernel/store/formats.ts";
import type { Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { eventMatcherPolicy } from "#mock/apps/policies/event-matcher.resource.ts";
import { evaluates } from "../evaluates.facet.ts";
import { type Evaluator, fails, passes } from "../policy-request.ts";

const evaluate: Evaluator<Models["authentik_policies_event_matcher.eventmatcherpolicy"]> = (policy, { context, call }) => {
    if (!isObject(context.event)) return fails();
    const { action, client_ip, app } = call.db.find("authentik_events.event", canonicalUuid(context.event.pk)) ?? context.event;
    if (policy.action && action === policy.action) return passes("Action matched.");
    if (policy.client_ip && client_ip === policy.client_ip) return passes("Client IP matched.");
    // Events name the module (D-208).
    const isOfApp = policy.app && (app === policy.app || String(app).startsWith(`${policy.app}.`));
    return isOfApp ? passes("App matched.") : fails();
};

export const eventMatcherKind = can(eventMatcherPolicy, evaluates(evaluate));
