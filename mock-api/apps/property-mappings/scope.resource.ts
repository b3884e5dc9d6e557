import { area, describe, type Row, text } from "#kernel/base/fields.ts";
import { anyValueOf, equals } from "#kernel/resource/filters.ts";
import { mappingFields, mappingResource } from "./mapping.family.ts";

const fields = describe({
    ...mappingFields,
    scope_name: text({ check: (name) => (name.includes(" ") ? "Value must not contain spaces." : undefined) }),
    description: area({ blank: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_oauth2.scopemapping": Row<typeof fields>;
    }
}

/** Which claims about a user a scope gives to an application. */
export const scopeMapping = mappingResource("authentik_providers_oauth2.scopemapping", {
    at: "scope",
    component: "ak-property-mapping-scope-form",
    schema: "ScopeMapping",
    names: ["Scope Mapping", "Scope Mappings"],
    summary: "Map an OAuth Scope to users properties",
    fields,
    order: ["scope_name", "name"],
    search: ["name", "scope_name"],
    filters: { scope_name: equals, name: equals, managed: anyValueOf("managed") },
});
