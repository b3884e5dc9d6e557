import { choice, describe, integer, reference, type Row, text } from "#kernel/base/fields.ts";
import { byKey, equals } from "#kernel/resource/filters.ts";
import { outpostFeed, slugs } from "./outpost-feed.family.ts";
import { outpost_set, providerFields, providerResource, unassigned } from "./provider.family.ts";

/** Whether each request goes through the flow and the database, or may be answered from what the outpost remembers. */
const accessMode = choice(["direct", "cached"], { default: "direct" });

const fields = describe({
    ...providerFields,
    base_dn: text({ default: "DC=ldap,DC=goauthentik,DC=io" }),
    search_group: reference("authentik_core.group", { optional: true, onDelete: "set default" }),
    certificate: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set null" }),
    tls_server_name: text({ blank: true }),
    uid_start_number: integer({ default: 2000 }),
    gid_start_number: integer({ default: 4000 }),
    search_mode: accessMode,
    bind_mode: accessMode,
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_ldap.ldapprovider": Row<typeof fields>;
    }
}

/** Lets programs that know LDAP look users up and check passwords, through an outpost. */
export const ldapProvider = providerResource("authentik_providers_ldap.ldapprovider", {
    at: "ldap",
    component: "ak-provider-ldap-form",
    schema: "LDAPProvider",
    names: ["LDAP Provider", "LDAP Providers"],
    summary: "Allow applications to authenticate against authentik's users using LDAP.",
    fields,
    launch: null,
    carried: { by: "ldap", searches: ["authentik_core.user", "authentik_core.group"] },
    computed: { outpost_set },
    secondaryPath: outpostFeed(
        "ldap",
        "LDAPOutpostConfig",
        fields,
        ["base_dn", "search_group", "certificate", "tls_server_name", "uid_start_number", "gid_start_number", "search_mode", "bind_mode"],
        slugs,
    ),
    filters: {
        application__isnull: unassigned,
        name__iexact: equals,
        authorization_flow__slug__iexact: { ...equals, shape: text() },
        base_dn__iexact: equals,
        search_group__group_uuid__iexact: byKey("search_group"),
        search_group__name__iexact: equals,
        certificate__kp_uuid__iexact: byKey("certificate"),
        certificate__name__iexact: equals,
        tls_server_name__iexact: equals,
        uid_start_number__iexact: { ...equals, shape: integer() },
        gid_start_number__iexact: { ...equals, shape: integer() },
    },
});
