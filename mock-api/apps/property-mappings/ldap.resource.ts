import { describe, type Row, text } from "#kernel/base/fields.ts";
import { mappingFields, mappingResource } from "./mapping.family.ts";

const fields = describe({ ...mappingFields, object_field: text() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_sources_ldap.ldappropertymapping": Row<typeof fields>;
    }
}

/** Which field of a user or group an LDAP attribute fills. */
export const ldapMapping = mappingResource("authentik_sources_ldap.ldappropertymapping", {
    at: "ldap",
    component: "ak-property-mapping-ldap-form",
    schema: "LDAPPropertyMapping",
    names: ["LDAP Property Mapping", "LDAP Property Mappings"],
    summary: "Map LDAP Property to User or Group object attribute",
    fields,
});
