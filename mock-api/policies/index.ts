import { can } from "#kernel/facet.ts";
import type { App } from "#kernel/resource.ts";
import { application } from "#mock/apps/core/application.resource.ts";
import { applicationHooks, checkAccess } from "./application-access.actions.ts";
import { cacheClear, cacheInfo, test } from "./policy.actions.ts";

/** What asks policies. */
export const policyEngine: App = {
    name: "authentik.policies",
    label: "authentik Policies",
    facets: [can(application, applicationHooks)],
    operations: [cacheInfo, cacheClear, test, checkAccess],
};
