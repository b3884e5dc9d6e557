import { nonFieldError } from "#kernel/base/errors.ts";
import { area, describe, flag, reference, references, type Row, text, url, uuid } from "#kernel/base/fields.ts";
import { anyOf } from "#kernel/resource/filters.ts";
import { byColumns, sourceFields, sourceResource } from "./source.family.ts";

/** One address or several, of any scheme; whether they can be reached is not checked. */
const SERVER = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#:]+(?::\d{2,5})?(?:[/?#]\S*)?$/i;

const fields = describe({
    ...sourceFields,
    server_uri: area({
        documentedAs: url(),
        check: (value) => (value.split(",").every((part) => SERVER.test(part.trim())) ? undefined : "Enter a valid URL."),
    }),
    peer_certificate: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set default" }),
    bind_cn: text({ blank: true }),
    bind_password: text({ blank: true, writeOnly: true }),
    start_tls: flag(),
    base_dn: text(),
    additional_user_dn: text({ blank: true }),
    additional_group_dn: text({ blank: true }),
    user_object_filter: area({ default: "(objectClass=person)" }),
    group_object_filter: area({ default: "(objectClass=group)" }),
    group_membership_field: text({ default: "member" }),
    object_uniqueness_field: text({ default: "objectSid" }),
    sync_users: flag(true),
    sync_users_password: flag(true),
    sync_groups: flag(true),
    sync_parent_group: reference("authentik_core.group", { optional: true, onDelete: "set default" }),
    property_mappings: references("authentik_core.propertymapping", { accessor: "source_set" }),
    property_mappings_group: references("authentik_core.propertymapping", { accessor: "ldapsource_set" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_sources_ldap.ldapsource": Row<typeof fields>;
    }
}

/** People and groups of an LDAP directory. */
export const ldapSource = sourceResource("authentik_sources_ldap.ldapsource", {
    at: "ldap",
    component: "ak-source-ldap-form",
    schema: "LDAPSource",
    names: ["LDAP Source", "LDAP Sources"],
    summary: "Federate LDAP Directory with authentik, or create new accounts in LDAP.",
    fields,
    connect: null,
    prepare: ({ values, row, db }) => {
        // In the original a PATCH without the field sets it to its default; here it stays (D-501).
        if (!(values.sync_users_password ?? row?.sync_users_password ?? true)) return;
        const others = db.where("authentik_sources_ldap.ldapsource", "sync_users_password", true).filter((other) => other.pk !== row?.pk);
        if (others.length) throw nonFieldError("Only a single LDAP Source with password synchronization is allowed");
    },
    filters: {
        ...byColumns("name", "slug", "enabled", "server_uri", "peer_certificate", "bind_cn", "start_tls", "base_dn", "additional_user_dn"),
        ...byColumns("additional_group_dn", "user_object_filter", "group_object_filter", "group_membership_field", "object_uniqueness_field"),
        ...byColumns("sync_users", "sync_users_password", "sync_groups", "sync_parent_group"),
        property_mappings: anyOf("property_mappings", uuid()),
        property_mappings_group: anyOf("property_mappings_group", uuid()),
    },
});
