import type { Field, Fields } from "#kernel/base/fields.ts";
import type { Key } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";

/** What the store must know of a model: its columns, its key, and the families that its rows are members of. */
export interface ModelSchema {
    readonly model: string;
    readonly fields: Fields;
    /** Families by name, with the field whose value is the row's key there (`pk` unless the family has keys of its own). */
    readonly families: Readonly<Record<string, string>>;
    /** Fields looked up by value besides keys, unique fields and references. */
    readonly indexes: readonly string[];
    /** Rows that stay away when their deletion is undone: sessions, which have ended for whoever had them. */
    readonly endsForGood?: boolean;
}

/** One reference from a field to a model or family. */
export interface Relation {
    readonly model: string;
    readonly name: string;
    readonly field: Field;
    readonly target: string;
}

/** A row of whatever model. */
export interface Stored {
    readonly pk: Key;
    readonly [field: string]: unknown;
}

/** Whether an object that was kept is a row: it has a key. `restoreRow` checks the rest. */
export const isStored = (row: object): row is Stored => "pk" in row && isKey(row.pk);

/** The rows among what a state keeps of a model. */
export const storedIn = ({ tables }: { readonly tables: Readonly<Record<string, readonly object[]>> }, model: string): Stored[] =>
    (own(tables, model) ?? []).filter(isStored);

/** Values of some fields of a row. */
export type Patch = Readonly<Record<string, unknown>>;

/** All models of the store, with their families and reverse relations. */
export class Schema {
    readonly models = new Map<string, ModelSchema>();
    /** Members of each family, in the order they were described. */
    readonly families = new Map<string, ModelSchema[]>();
    readonly #relations = new Map<string, Relation[]>();
    readonly #members = new Map<string, readonly ModelSchema[]>();

    constructor(models: Iterable<ModelSchema>) {
        for (const model of models) {
            if (this.models.has(model.model)) throw new Error(`${model.model} is described twice`);
            this.models.set(model.model, model);
            for (const family of Object.keys(model.families)) this.#listOf(this.families, family).push(model);
        }
        for (const name of new Set([...this.models.keys(), ...this.families.keys()]))
            this.#members.set(name, [...(this.models.has(name) ? [this.model(name)] : []), ...(this.families.get(name) ?? [])]);
        for (const { model, fields } of this.models.values())
            for (const [name, field] of Object.entries(fields))
                if (field.target && (field.kind === "reference" || field.kind === "references"))
                    this.#listOf(this.#relations, field.target).push({ model, name, field, target: field.target });
    }

    model(name: string): ModelSchema {
        const found = this.models.get(name);
        if (!found) throw new Error(`no model ${name}`);
        return found;
    }

    /** Concrete models behind a name: the model itself, and the members where it is a family. A model may be both, when others extend it. */
    members(name: string): readonly ModelSchema[] {
        return this.#members.get(name) ?? [this.model(name)];
    }

    isKnown(name: string): boolean {
        return this.families.has(name) || this.models.has(name);
    }

    /** References that may point to rows of this model, directly or as a member of a family; with the field that contains its key there. */
    pointingTo({ model, families }: ModelSchema): { relation: Relation; key: string }[] {
        const names: [string, string][] = [[model, "pk"], ...Object.entries(families)];
        return names.flatMap(([name, key]) => (this.#relations.get(name) ?? []).map((relation) => ({ relation, key })));
    }

    #listOf<T>(map: Map<string, T[]>, key: string): T[] {
        return map.get(key) ?? map.set(key, []).get(key)!;
    }
}

export const keyOf = (row: Stored): Key => row.pk;

/** The key in a field of a row. */
export const keyAt = (row: Patch, field: string): Key => own(row, field) as Key;

/** The keys in a field of references: none, one, or many. */
export function keysAt(row: Patch, field: string): Key[] {
    const held = own(row, field);
    return (Array.isArray(held) ? held : [held]).filter(isKey);
}

export const isKey = (value: unknown): value is Key => typeof value === "string" || typeof value === "number";
