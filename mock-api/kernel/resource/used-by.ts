import type { Call } from "#kernel/http/call.ts";
import type { Field } from "#kernel/base/fields.ts";
import type { Json, Key } from "#kernel/base/models.ts";
import type { Registry } from "./registry.ts";
import type { AnyResource } from "./resource.ts";
import { keyOf, keysAt, type Relation, type Stored } from "#kernel/store/schema.ts";
import { mirrored } from "./view.ts";
import { own } from "#kernel/base/own.ts";

const ACTIONS = { "cascade": "CASCADE", "set null": "SET_NULL", "set default": "SET_DEFAULT", "protect": "CASCADE" } as const;

/** One way to other rows: by the name that the original's relation manager has, which decides the order. */
interface Path {
    readonly accessor: string;
    readonly action: string;
    /** `as`: the model that is reported; a family where the relation is described there or points there. */
    rows(): readonly { readonly model: string; readonly row: Stored; readonly as: string }[];
}

/** What uses a row: every relation to it, and its own relations to many; only rows that the caller may see. */
export function usedBy(row: Stored, of: AnyResource, registry: Registry, call: Call): Json {
    const paths = [...reverse(row, of, registry, call), ...forward(row, of, call)].sort((a, b) =>
        a.accessor < b.accessor ? -1 : a.accessor > b.accessor ? 1 : 0,
    );
    return paths.flatMap(({ action, rows }) =>
        rows()
            .filter(({ model, row: other }) => registry.resource(model).sees(call, other))
            .map(({ model, row: other, as }) => {
                const resource = registry.resource(model);
                const [app, model_name] = as.split(".");
                return { app, model_name, pk: String(keyOf(other)), name: resource.label(other, call.db), action };
            }),
    );
}

function reverse(row: Stored, of: AnyResource, registry: Registry, { db }: Call): Path[] {
    return registry.schema
        .pointingTo(of.schema)
        .filter(({ relation }) => relation.field.accessor !== false && !isMirrored(relation, of) && registry.resources.has(relation.model))
        .map(({ relation, key }) => ({
            accessor: relation.field.accessor || `${relation.model.split(".")[1]}_set`,
            action: relation.field.kind === "references" ? "CASCADE_MANY" : ACTIONS[relation.field.onDelete],
            rows: () =>
                db
                    .table(relation.model)
                    .where(relation.name, row[key])
                    .map((other) => ({ model: relation.model, row: other, as: describedIn(relation, registry) })),
        }));
}

/** The family that a relation is described in, or the model itself. */
const describedIn = ({ model, name }: Relation, registry: Registry): string =>
    Object.keys(registry.schema.model(model).families).find((family) => own(registry.families.get(family)?.spec.fields ?? {}, name)) ?? model;

/** Whether the resource shows the other side of a relation itself: then the forward path lists it. */
const isMirrored = (relation: Relation, of: AnyResource): boolean =>
    Object.values(of.fields).some((field) => field.kind === "inverse" && field.target === relation.model && field.through === relation.name);

function forward(row: Stored, of: AnyResource, { db }: Call): Path[] {
    const related = (of.spec.relatedThrough ?? []).map(({ accessor, target, keys }) => ({
        accessor,
        action: "CASCADE_MANY",
        rows: () => targets(db, target, keys(row, db)),
    }));
    const many = Object.entries(of.fields).filter(([, field]) => (field.kind === "references" || field.kind === "inverse") && field.accessor !== false);
    const own = many.map(([name, field]) => ({
        accessor: field.kind === "inverse" ? field.accessor || name : name,
        action: "CASCADE_MANY",
        rows: () => targets(db, field.target!, keysOf(row, name, field, db)),
    }));
    return [...own, ...related];
}

const targets = (db: Call["db"], target: string, keys: readonly Key[]) =>
    keys.flatMap((key) => {
        const model = db.modelOf(target, key);
        const other = db.row(target, key);
        return model && other ? [{ model, row: other, as: target }] : [];
    });

const keysOf = (row: Stored, name: string, field: Field, db: Call["db"]): Key[] =>
    field.kind === "inverse" ? mirrored(field, keyOf(row), db) : keysAt(row, name);
