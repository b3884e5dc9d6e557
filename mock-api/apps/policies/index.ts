import { superuserOnly } from "#kernel/access.ts";
import { collectionAction } from "#kernel/action.ts";
import { integer, nested } from "#kernel/fields.ts";
import { noContent, ok } from "#kernel/operation.ts";
import type { App } from "#kernel/resource.ts";
import { typesAction } from "#kernel/types-action.ts";
import { dummyPolicy } from "./dummy.resource.ts";
import { eventMatcherPolicy } from "./event-matcher.resource.ts";
import { expressionPolicy } from "./expression.resource.ts";
import { passwordExpiryPolicy } from "./password-expiry.resource.ts";
import { passwordPolicy } from "./password.resource.ts";
import { policyBinding } from "./policy-binding.resource.ts";
import { policy } from "./policy.family.ts";
import { reputation, reputationPolicy } from "./reputation.resource.ts";

/** GET policies/all/cache_info/ : results are computed afresh each time, so none are kept. */
const cacheInfo = collectionAction(
    policy,
    "GET",
    "cache_info",
    { access: superuserOnly, answer: nested("Cache", { count: integer({ readOnly: true }) }) },
    () => ok({ count: 0 }),
);
const cacheClear = collectionAction(policy, "POST", "cache_clear", { access: superuserOnly, answers: { 400: null } }, () => noContent());

export const policies: App = {
    name: "authentik.policies",
    label: "authentik Policies",
    families: [policy],
    resources: [dummyPolicy, eventMatcherPolicy, expressionPolicy, passwordExpiryPolicy, passwordPolicy, reputationPolicy, reputation, policyBinding],
    // By class name; the dummy policy is for tests and not offered.
    operations: [typesAction(policy, [eventMatcherPolicy, expressionPolicy, passwordExpiryPolicy, passwordPolicy, reputationPolicy]), cacheInfo, cacheClear],
};
