import type { App } from "#kernel/resource.ts";
import { currentTenantAction, tenant } from "./tenant.resource.ts";

export const tenants: App = {
    name: "authentik.tenants",
    label: "authentik Tenants",
    resources: [tenant],
    operations: [currentTenantAction],
};
