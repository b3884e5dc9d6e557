import { can } from "#kernel/base/facet.ts";
import { readers } from "#kernel/http/reader.ts";
import type { App } from "#kernel/resource/resource.ts";
import { reader } from "./reader.ts";
import { currentTenantAction, tenant } from "./tenant.resource.ts";

export const tenants: App = {
    name: "authentik.tenants",
    label: "authentik Tenants",
    resources: [tenant],
    operations: [currentTenantAction],
    facets: [can(tenant, readers(reader))],
};
