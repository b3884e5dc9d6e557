import { can, everyMember } from "#kernel/base/facet.ts";
import type { App } from "#kernel/resource/resource.ts";
import { application } from "#mock/apps/core/application.resource.ts";
import { policy } from "#mock/apps/policies/policy.family.ts";
import { applicationHooks, checkAccess } from "./application-access.actions.ts";
import { evaluates } from "./evaluates.facet.ts";
import { dummyKind } from "./kinds/dummy.policy.ts";
import { eventMatcherKind } from "./kinds/event-matcher.policy.ts";
import { expressionKind } from "./kinds/expression.policy.ts";
import { passwordExpiryKind } from "./kinds/password-expiry.policy.ts";
import { passwordKind } from "./kinds/password.policy.ts";
import { reputationKind } from "./kinds/reputation.policy.ts";
import { cacheClear, cacheInfo, test } from "./policy.actions.ts";

/** What asks policies. */
export const policyEngine: App = {
    name: "authentik.policies",
    label: "authentik Policies",
    facets: [can(application, applicationHooks), dummyKind, eventMatcherKind, expressionKind, passwordExpiryKind, passwordKind, reputationKind],
    demands: [everyMember(policy, evaluates)],
    operations: [cacheInfo, cacheClear, test, checkAccess],
};
