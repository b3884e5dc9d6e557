import type { Fields } from "#kernel/base/fields.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import { own } from "#kernel/base/own.ts";

/** Classes of families, which have no schema of their own that would name them. */
const FAMILY_CLASSES: Readonly<Record<string, string>> = {
    "authentik_core.propertymapping": "PropertyMapping",
    "authentik_core.provider": "Provider",
    "authentik_core.source": "Source",
    "authentik_core.usersourceconnection": "UserSourceConnection",
    "authentik_flows.stage": "Stage",
    "authentik_outposts.outpostserviceconnection": "OutpostServiceConnection",
    "authentik_policies.policy": "Policy",
    "authentik_policies.policybindingmodel": "PolicyBindingModel",
};

/** All models that have a resource, and families of them, as Python makes classes of them. */
export function toldModels({ schema, resources }: Registry): Json {
    const models = [...schema.models.values()].filter(({ model }) => resources.has(model));
    const families = [...schema.families.keys()].filter((family) => !schema.models.has(family));
    return [
        ...families.map((model) => {
            const members = schema.members(model).map((member) => member.model);
            return described(model, members, [], common(schema.members(model).map(({ fields }) => fields)), own(FAMILY_CLASSES, model));
        }),
        ...models.map(({ model, fields, families }) => {
            const members = schema.members(model).map((member) => member.model);
            const others = Object.keys(families).filter((family) => family !== model);
            return described(model, members, others, fields, own(FAMILY_CLASSES, model) ?? resources.get(model)!.spec.schema);
        }),
    ];
}

/** Fields that all members of a family have. */
const common = ([first, ...others]: readonly Fields[]): Fields =>
    Object.fromEntries(Object.entries(first ?? {}).filter(([name, field]) => others.every((fields) => own(fields, name)?.kind === field.kind)));

const described = (model: string, members: string[], families: string[], fields: Fields, name = model): JsonObject => ({
    model,
    class: name,
    members,
    families,
    fields: Object.entries(fields).map(([column, { kind, target, through, nullable }]) => ({
        name: column,
        kind,
        nullable,
        ...(target ? { target } : {}),
        ...(through ? { through } : {}),
    })),
});
