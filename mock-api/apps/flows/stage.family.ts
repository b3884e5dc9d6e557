import { superuser } from "#kernel/http/access.ts";
import type { Db } from "#kernel/store/db.ts";
import { describe, embed, type Fields, list, type Row, text, uuid } from "#kernel/base/fields.ts";
import { byKey, equals } from "#kernel/resource/filters.ts";
import type { Key, Models, ModelsOf } from "#kernel/base/models.ts";
import { family, type Resource, resource, type ResourceSpec } from "#kernel/resource/resource.ts";
import { typeFields } from "#kernel/resource/type-fields.ts";
import { type Computed, computes } from "#kernel/resource/view.ts";

const FAMILY = "authentik_flows.stage";

/** Fields of every stage. The name is unique across all kinds. */
export const stageFields = describe({ pk: uuid(), name: text({ unique: true }) });
export type Stage = Row<typeof stageFields>;
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_flows.stage": Row<typeof stageFields>;
    }
}

/** Flows that use a stage, in the order in which they were made. */
function flowsOf(db: Db, { pk }: Stage) {
    const keys = new Set(db.where("authentik_flows.flowstagebinding", "stage", pk).map((binding) => binding.target));
    const made = (key: Key) => db.table("authentik_flows.flow").ordinalOf(key) ?? 0;
    return db.some(
        "authentik_flows.flow",
        [...keys].sort((a, b) => made(a) - made(b)),
    );
}

const flow_set: Computed<Stage> = computes(list(embed("FlowSet"), { optional: true }), ({ row, db, call }) =>
    flowsOf(db, row).map((flow) => call.show("FlowSet", flow)),
);

const computed = { ...typeFields<Stage>(FAMILY), flow_set };

/** All stages, whatever their kind. */
export const stage = family(FAMILY, {
    path: "stages/all/{stage_uuid}",
    schema: "Stage",
    names: ["stage", "stages"],
    fields: stageFields,
    computed,
    search: ["name"],
    filters: { name: equals },
    access: superuser,
});

/** A kind of stage: what it adds to `stageFields`. */
export interface StageSpec<R> extends Pick<ResourceSpec<R>, "names" | "schema" | "summary" | "prepare"> {
    /** Below `stages/`: `authenticator/totp`. */
    readonly at: string;
    readonly component: string;
    readonly fields: Fields;
    /** Fields that lists are filtered by; left out: all that are stored and shown. */
    readonly filters?: ResourceSpec<R>["filters"];
    /** Of those, the ones that lists are not filtered by. */
    readonly unfiltered?: readonly ((keyof R & string) | "stage_uuid")[];
}

const UNFILTERED = ["pk", "stage_ptr"];

export function stageResource<const M extends ModelsOf<Stage>>(model: M, { at, filters, unfiltered = [], ...spec }: StageSpec<Models[M]>): Resource<Models[M]> {
    const filtered = Object.entries(spec.fields).filter(
        ([name, field]) => !UNFILTERED.includes(name) && !field.writeOnly && !["json", "object", "list"].includes(field.kind),
    );
    return resource(model, {
        ...spec,
        path: `stages/${at}/{stage_uuid}`,
        computed,
        families: [FAMILY],
        order: ["name"],
        search: ["name"],
        filters:
            filters ??
            Object.fromEntries(
                [["stage_uuid", byKey()] as const, ...filtered.map(([name]) => [name, equals] as const)].filter(
                    ([name]) => !unfiltered.some((left) => left === name),
                ),
            ),
        access: superuser,
        // After the bindings, which the original lists first.
        relatedThrough: [
            {
                accessor: "flowstagebinding_set_flow",
                target: "authentik_flows.flow",
                keys: (row, db) =>
                    flowsOf(db, row)
                        .sort((a, b) => (a.slug < b.slug ? -1 : 1))
                        .map(({ pk }) => pk),
            },
        ],
        label: (row) => `Stage ${row.name}`,
        isAudited: true,
    });
}
