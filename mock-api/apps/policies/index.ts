import type { App } from "#kernel/resource/resource.ts";
import { typesAction } from "#kernel/resource/types-action.ts";
import { dummyPolicy } from "./dummy.resource.ts";
import { eventMatcherPolicy } from "./event-matcher.resource.ts";
import { expressionPolicy } from "./expression.resource.ts";
import { passwordExpiryPolicy } from "./password-expiry.resource.ts";
import { passwordPolicy } from "./password.resource.ts";
import { policyBinding } from "./policy-binding.resource.ts";
import { policy } from "./policy.family.ts";
import { reputation, reputationPolicy } from "./reputation.resource.ts";

export const policies: App = {
    name: "authentik.policies",
    label: "authentik Policies",
    families: [policy],
    resources: [dummyPolicy, eventMatcherPolicy, expressionPolicy, passwordExpiryPolicy, passwordPolicy, reputationPolicy, reputation, policyBinding],
    // By class name; the dummy policy is for tests and not offered.
    operations: [typesAction(policy, [eventMatcherPolicy, expressionPolicy, passwordExpiryPolicy, passwordPolicy, reputationPolicy])],
};
