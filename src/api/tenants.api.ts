import { crud } from "./crud.ts";
import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Tenant = Schema["Tenant"];
export type CurrentTenant = Schema["CurrentTenant"];

export const tenants = {
    ...crud("/core/tenants/", "/core/tenants/{tenant_uuid}/"),
    /** Branding and default flows of the tenant that this host belongs to; needs no sign-in. */
    current: (signal?: AbortSignal) => get("/core/tenants/current/", { signal }),
};
