import { superuser } from "#kernel/http/access.ts";
import { describe, type Fields, flag, type Row, text, uuid } from "#kernel/base/fields.ts";
import { anyValueOf, asBoolean, byKey, equals, type Filter } from "#kernel/resource/filters.ts";
import type { Models, ModelsOf } from "#kernel/base/models.ts";
import { family, type Resource, resource, type ResourceSpec } from "#kernel/resource/resource.ts";
import { typeFields } from "#kernel/resource/type-fields.ts";
import { expression } from "#mock/python/expression.field.ts";

const FAMILY = "authentik_core.propertymapping";

export const mappingFields = describe({
    pk: uuid(),
    managed: text({ nullable: true, unique: true }),
    name: text(),
    expression: expression(),
});
export type PropertyMapping = Row<typeof mappingFields>;
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.propertymapping": Row<typeof mappingFields>;
    }
}

const unmanaged: Filter = {
    shape: flag(),
    test: ({ values }) => {
        const wanted = asBoolean(values.at(-1)!);
        return wanted === undefined ? undefined : (row) => (row.managed === null) === wanted;
    },
};

/** All property mappings, whatever their kind. */
export const propertyMapping = family(FAMILY, {
    path: "propertymappings/all/{pm_uuid}",
    schema: "PropertyMapping",
    names: ["Property Mapping", "Property Mappings"],
    fields: mappingFields,
    computed: typeFields<PropertyMapping>(FAMILY),
    order: ["name"],
    search: ["name"],
    filters: { managed__isnull: unmanaged },
    access: superuser,
});

/** A kind of mapping: what it adds to `mappingFields`. */
export interface MappingSpec<R> extends Pick<ResourceSpec<R>, "names" | "schema" | "summary" | "computed" | "filters" | "order" | "search"> {
    /** Below `propertymappings/`. */
    readonly at: string;
    readonly component: string;
    readonly fields: Fields;
}

export function mappingResource<const M extends ModelsOf<PropertyMapping>>(model: M, { at, ...spec }: MappingSpec<Models[M]>): Resource<Models[M]> {
    const columns = Object.keys(spec.fields).filter((name) => name !== "pk" && name !== "managed");
    return resource(model, {
        order: ["name"],
        search: ["name"],
        computed: typeFields<PropertyMapping>(FAMILY),
        filters: {
            pm_uuid: byKey(),
            managed: anyValueOf("managed"),
            ...Object.fromEntries(columns.map((name) => [name, equals])),
        },
        ...spec,
        path: `propertymappings/${at}/{pm_uuid}`,
        families: [FAMILY],
        access: superuser,
        label: (row) => `Property Mapping ${row.name}`,
        isAudited: true,
    });
}
