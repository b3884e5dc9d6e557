import { describe, type Row, text } from "#kernel/base/fields.ts";
import { mappingFields, mappingResource } from "./mapping.family.ts";

const fields = describe({ ...mappingFields, saml_name: text(), friendly_name: text({ nullable: true, blank: true }) });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_saml.samlpropertymapping": Row<typeof fields>;
    }
}

/** One attribute of a SAML assertion. */
export const samlMapping = mappingResource("authentik_providers_saml.samlpropertymapping", {
    at: "saml",
    component: "ak-property-mapping-saml-form",
    schema: "SAMLPropertyMapping",
    names: ["SAML Property Mapping", "SAML Property Mappings"],
    summary: "Map User/Group attribute to SAML Attribute, which can be used by the Service Provider",
    fields,
});
