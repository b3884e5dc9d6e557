import { superuser } from "#kernel/http/access.ts";
import { date, describe, type Fields, flag, integer, type Row, text, uuid } from "#kernel/base/fields.ts";
import { asBoolean, byKey, equals, type Filter } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { ModelName, Models, ModelsOf } from "#kernel/base/models.ts";
import { family, type Resource, resource, type ResourceSpec } from "#kernel/resource/resource.ts";
import { typeFields } from "#kernel/resource/type-fields.ts";
import { computes } from "#kernel/resource/view.ts";

const FAMILY = "authentik_policies.policy";

export const policyFields = describe({
    pk: uuid(),
    name: text(),
    execution_logging: flag(),
    created: date({ hidden: true, default: (random) => timestamp(random.now()) }),
    last_updated: date({ hidden: true, default: (random) => timestamp(random.now()) }),
});
export type Policy = Row<typeof policyFields>;
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies.policy": Row<typeof policyFields>;
    }
}

const computed = {
    ...typeFields<Policy>(FAMILY),
    bound_to: computes<Policy>(
        integer({ readOnly: true }),
        ({ row, db }) =>
            db.where("authentik_policies.policybinding", "policy", row.pk).length +
            db.where("authentik_stages_prompt.promptstage", "validation_policies", row.pk).length,
    ),
};

/** Whether a policy is used by rows of `model` in `field`. */
const unused = (model: ModelName, field: string): Filter => ({
    shape: flag(),
    test: ({ values, call }) => {
        const wanted = asBoolean(values.at(-1)!);
        return wanted === undefined ? undefined : (row) => (call.db.rowsWith(model, field, row.pk).length === 0) === wanted;
    },
});

/** All policies, whatever their kind; rows carry the fields of their kind. */
export const policy = family(FAMILY, {
    path: "policies/all/{policy_uuid}",
    schema: "Policy",
    names: ["Policy", "Policies"],
    fields: policyFields,
    computed,
    order: ["name"],
    search: ["name"],
    filters: {
        bindings__isnull: unused("authentik_policies.policybinding", "policy"),
        promptstage__isnull: unused("authentik_stages_prompt.promptstage", "validation_policies"),
    },
    access: superuser,
    showsConcrete: true,
});

/** A kind of policy: what it adds to `policyFields`. */
export interface PolicySpec<R> extends Pick<ResourceSpec<R>, "schema" | "summary" | "prepare" | "filters"> {
    /** Below `policies/`. */
    readonly at: string;
    readonly component: string;
    /** `Dummy`, of `Dummy Policy`. */
    readonly kind: string;
    readonly fields: Fields;
}

export function policyResource<const M extends ModelsOf<Policy>>(model: M, { at, kind, ...spec }: PolicySpec<Models[M]>): Resource<Models[M]> {
    const filtered = Object.entries(spec.fields).filter(([name, field]) => name !== "pk" && !field.hidden && !["json", "object", "list"].includes(field.kind));
    return resource(model, {
        ...spec,
        path: `policies/${at}/{policy_uuid}`,
        names: [`${kind} Policy`, `${kind} Policies`],
        computed,
        families: [FAMILY],
        order: ["name"],
        search: ["name"],
        filters: {
            policy_uuid: byKey(),
            created: { ...equals, shape: date() },
            last_updated: { ...equals, shape: date() },
            ...Object.fromEntries(filtered.map(([name]) => [name, equals])),
            ...spec.filters,
        },
        access: superuser,
        prepare: (draft) => {
            draft.values.last_updated = timestamp(draft.call.random.now());
            spec.prepare?.(draft);
        },
        label: (row) => row.name,
        isAudited: true,
    });
}
