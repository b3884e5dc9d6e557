import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { tenants, type Tenant } from "#src/api/tenants.api.ts";
import { listPage } from "#src/pages/list-page.ts";
import { label } from "#src/elements/label.ts";
import { yesNo } from "#src/elements/table/column.ts";
import { tenantForms } from "./forms.ts";
import { tenant } from "#src/context/tenant.ts";
import { markTwice } from "#src/base/mark-twice.ts";
import { plural } from "#src/base/plural.ts";

/** What each domain shows, and which flows it uses. */
export const tenantsPage = listPage<Tenant & { isTwice: boolean }>({
    title: () => msg("Tenants"),
    description: () => msg("Branding and default flows for each domain."),
    load: async (query, signal) => {
        const page = await tenants.list(query, signal);
        return { ...page, results: markTwice(page.results, ({ domain, default: is, tenant_uuid: pk }) => (is ? pk : domain.toLowerCase())) };
    },
    key: ({ tenant_uuid: pk }) => pk,
    name: ({ domain }) => domain,
    order: "domain",
    columns: [
        {
            title: () => msg("Domain"),
            sort: "domain",
            cell: ({ domain, branding_title: title, isTwice }) =>
                html`<span class="stacked"
                    >${domain}<small>${title}</small>${isTwice ? label(msg("More than one tenant for this domain"), "orange") : nothing}</span
                >`,
        },
        { title: () => msg("Default"), sort: "default", cell: ({ default: is }) => yesNo(is) },
    ],
    create: [{ label: () => msg("Create"), form: tenantForms.tenant }],
    edit: tenantForms.tenant,
    empty: () => ({ icon: "folder", header: msg("No tenants yet."), text: msg("Without one, every domain has the default branding and flows.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 tenant?"), other: msg(str`Delete ${count} tenants?`) }),
        key: ({ tenant_uuid: pk }) => pk,
        usedBy: tenants.usedBy,
        async destroy(pk, undo) {
            await tenants.destroy(pk, undo);
            void tenant.refresh();
        },
        notice: (chosen) =>
            chosen.some(({ default: is }) => is) ? msg("Without a default tenant, domains without a tenant of their own have no default flows.") : undefined,
    },
});
