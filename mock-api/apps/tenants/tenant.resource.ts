import { anonymous, superuser } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { choice, describe, duration, flag, json, list, nested, reference, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { resource } from "#kernel/resource/resource.ts";
import { asObject } from "#kernel/store/validate.ts";
import { computes } from "#kernel/resource/view.ts";

const flow = (accessor: string) => reference("authentik_flows.flow", { optional: true, onDelete: "set null", accessor });

const fields = describe({
    pk: uuid({ hidden: true, default: (random) => random.uuid() }),
    domain: text(),
    default: flag(),
    branding_title: text({ default: "authentik" }),
    branding_logo: text({ default: "/static/dist/assets/icons/icon_left_brand.svg" }),
    branding_favicon: text({ default: "/static/dist/assets/icons/icon.png" }),
    flow_authentication: flow("tenant_authentication"),
    flow_invalidation: flow("tenant_invalidation"),
    flow_recovery: flow("tenant_recovery"),
    flow_unenrollment: flow("tenant_unenrollment"),
    flow_user_settings: flow("tenant_user_settings"),
    flow_device_code: flow("tenant_device_code"),
    event_retention: duration({ default: "days=365" }),
    web_certificate: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set default" }),
    attributes: json({ default: {} }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_tenants.tenant": Row<typeof fields>;
    }
}

/** What one host name shows and which flows it uses. */
export const tenant = resource("authentik_tenants.tenant", {
    path: "core/tenants/{tenant_uuid}",
    schema: "Tenant",
    names: ["Tenant", "Tenants"],
    fields,
    computed: { tenant_uuid: computes(uuid(), ({ row }) => row.pk) },
    order: ["domain"],
    search: ["domain", "branding_title", "web_certificate__name"],
    filters: Object.fromEntries(
        [
            "tenant_uuid",
            "domain",
            "default",
            "branding_title",
            "branding_logo",
            "branding_favicon",
            "flow_authentication",
            "flow_invalidation",
            "flow_recovery",
            "flow_unenrollment",
            "flow_user_settings",
            "flow_device_code",
            "event_retention",
            "web_certificate",
        ].map((name) => [
            name,
            name === "tenant_uuid" ? { shape: text(), test: (asked) => equals.test({ ...asked, name: "pk" }) } : { ...equals, shape: text() },
        ]),
    ),
    access: superuser,
    label: (row) => (row.default ? "Default tenant" : `Tenant ${row.domain}`),
    prepare: ({ values, row, db }) => {
        const others = values.default ? db.where("authentik_tenants.tenant", "default", true) : [];
        if (others.some((other) => other.pk !== row?.pk)) throw nonFieldError("Only a single Tenant can be set as default.");
    },
    isAudited: true,
});

/** The tenant of a request, with what the installation falls back to when there is none. */
export interface CurrentTenant {
    /** Null for the fallback. */
    readonly pk: string | null;
    readonly name: string;
    readonly domain: string;
    readonly title: string;
    readonly retention: string;
    readonly attributes: JsonObject;
    readonly row: Row<typeof fields> | null;
}

const FALLBACK: CurrentTenant = { pk: null, name: "Tenant fallback", domain: "fallback", title: "authentik", retention: "days=365", attributes: {}, row: null };

/** Whether a name is the domain of a tenant, or below one. */
export const isTenantDomain = (db: Db, hostname: string): boolean =>
    db.all("authentik_tenants.tenant").some(({ domain }) => hostname === domain.toLowerCase() || hostname.endsWith(`.${domain.toLowerCase()}`));

/** The tenant whose domain ends the host name of the request; the default one else. Source: authentik/tenants/utils.py. */
export function currentTenant(call: Call): CurrentTenant {
    const host = (call.header("host") ?? call.url.host).toLowerCase();
    const rows = call.db.all("authentik_tenants.tenant");
    const row = rows.find(({ default: isDefault, domain }) => !isDefault && host.endsWith(domain.toLowerCase())) ?? rows.find((candidate) => candidate.default);
    if (!row) return FALLBACK;
    return {
        pk: row.pk,
        name: row.default ? "Default tenant" : `Tenant ${row.domain}`,
        domain: row.domain,
        title: row.branding_title,
        retention: row.event_retention,
        attributes: asObject(row.attributes),
        row,
    };
}

const footerLink = nested("FooterLink", { href: text({ readOnly: true }), name: text({ readOnly: true }) });

const ROLES = ["authentication", "invalidation", "recovery", "unenrollment", "user_settings", "device_code"] as const;

/** GET core/tenants/current/ : the tenant of this host; flows by slug, those that are not set are left out. */
export const currentTenantAction = collectionAction(
    tenant,
    "GET",
    "current",
    {
        access: anonymous,
        answer: nested("CurrentTenant", {
            matched_domain: text(),
            branding_title: text(),
            branding_logo: text(),
            branding_favicon: text(),
            ui_footer_links: list(footerLink, { readOnly: true }),
            ui_theme: choice(["automatic", "light", "dark"], { optional: true, hidden: true }),
            flow_authentication: text({ optional: true }),
            flow_invalidation: text({ optional: true }),
            flow_recovery: text({ optional: true }),
            flow_unenrollment: text({ optional: true }),
            flow_user_settings: text({ optional: true }),
            flow_device_code: text({ optional: true }),
            default_locale: text({ readOnly: true }),
        }),
    },
    ({ call, db }) => {
        const { row, domain, title, attributes } = currentTenant(call);
        const slug = (key: Key | null | undefined): Json => db.find("authentik_flows.flow", key)?.slug;
        return ok({
            matched_domain: domain,
            branding_title: title,
            branding_logo: row?.branding_logo ?? "/static/dist/assets/icons/icon_left_brand.svg",
            branding_favicon: row?.branding_favicon ?? "/static/dist/assets/icons/icon.png",
            ui_footer_links: JSON.parse(call.environment.AUTHENTIK_FOOTER_LINKS ?? "[]"),
            ...Object.fromEntries(ROLES.map((role) => [`flow_${role}`, slug(row?.[`flow_${role}`])])),
            default_locale: asObject(attributes.settings).locale ?? "",
        });
    },
);
