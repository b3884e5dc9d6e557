import { nonFieldError } from "#kernel/base/errors.ts";
import { equals } from "#kernel/resource/filters.ts";
import { choice, describe, type Row, text } from "#kernel/base/fields.ts";
import { ACTIONS } from "#mock/apps/events/actions.field.ts";
import { APPS } from "#mock/apps/root/app-names.field.ts";
import { policyFields, policyResource } from "./policy.family.ts";

const fields = describe({
    ...policyFields,
    // Empty where a criterion is not set, which the document does not mention.
    action: choice(ACTIONS, { blank: true, documentedAs: choice(ACTIONS, { optional: true }) }),
    client_ip: text({ blank: true }),
    app: choice(APPS, { blank: true, documentedAs: choice(APPS, { optional: true }) }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies_event_matcher.eventmatcherpolicy": Row<typeof fields>;
    }
}

/** Passes for events with a certain action, address or origin. */
export const eventMatcherPolicy = policyResource("authentik_policies_event_matcher.eventmatcherpolicy", {
    at: "event_matcher",
    component: "ak-policy-event-matcher-form",
    kind: "Event Matcher",
    schema: "EventMatcherPolicy",
    summary: "Passes when Event matches selected criteria.",
    fields,
    filters: { app: { ...equals, shape: text() } },
    prepare: ({ values, row }) => {
        const criteria = { ...row, ...values };
        if (!criteria.action && !criteria.client_ip && !criteria.app) throw nonFieldError("At least one criteria must be set.");
    },
});
