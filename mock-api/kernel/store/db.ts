import { nonFieldError } from "#kernel/base/errors.ts";
import type { Key, ModelName, Models } from "#kernel/base/models.ts";
import { keyAt, keyOf, keysAt, type Patch, type Stored } from "./schema.ts";
import { type Former, Store } from "./store.ts";
import type { Compare } from "./table.ts";
import { own, put } from "#kernel/base/own.ts";

/**
 * What happens to a row. `deleting` comes while everything that points to the row still does, all others afterwards;
 * `linked`: references to many were added or removed, which does not count as an edit of the row. `restored`: what a deletion had taken is back, the
 * row (`before` is undefined) or what it referred to; what follows from its rows is back with it.
 */
export type ChangeKind = "created" | "updated" | "linked" | "deleting" | "deleted" | "restored";

/** A change of one row, reported inside the transaction that makes it. */
export interface RowChange<R = Stored> {
    readonly kind: ChangeKind;
    readonly model: string;
    readonly row: R;
    readonly before?: R;
}

/**
 * The rows of all models with their references, cascades and listeners. Code that knows its models uses the methods whose rows are
 * typed by model name (`find`, `where`, `create` …); code that works on any model those that give `Stored` (`row`, `rows`, `insert`, `change` …).
 */
export class Db extends Store {
    readonly #listeners: ((change: RowChange) => void)[] = [];
    readonly #listenersOf = new Map<string, ((change: RowChange) => void)[]>();

    /** The same rows, to change many of them while others read: nothing reaches this store until it adopts them. Nobody listens there yet. */
    overlay(): Db {
        return new Db(this.schema, this.random, this);
    }

    /** Calls `listener` for every change of every row, cascades included, whatever causes it. */
    listen(listener: (change: RowChange) => void): void {
        this.#listeners.push(listener);
    }

    /** Calls `listener` whenever this happens to a row of this model, or of a member of this family. */
    on<M extends ModelName>(model: M, kind: ChangeKind, listener: (change: RowChange<Models[M]>) => void): void {
        for (const member of this.schema.members(model)) {
            const key = `${kind} ${member.model}`;
            const known = this.#listenersOf.get(key) ?? this.#listenersOf.set(key, []).get(key)!;
            known.push((change) => listener({ ...change, row: typed(change.row), before: change.before && typed(change.before) }));
        }
    }

    /** The row of a model, or of any member of a family, by its key there. */
    row(model: string, key: Key | null | undefined): Stored | undefined {
        if (key === null || key === undefined) return undefined;
        for (const member of this.schema.members(model)) {
            const [row] = this.table(member.model).where(own(member.families, model) ?? "pk", key);
            if (row) return row;
        }
        return undefined;
    }

    /** All rows of a model or family, in the order they were made. */
    rows(model: string): Stored[] {
        return this.schema.members(model).flatMap((member) => [...this.table(member.model).rows.values()]);
    }

    /** Rows with this value in this field (or, for references to many, among them), found through the index where there is one. */
    rowsWith(model: string, field: string, value: unknown): Stored[] {
        return this.schema.members(model).flatMap((member) => this.table(member.model).where(field, value));
    }

    /** Rows of one model in an order that is kept up to date: see `Table.ordered`. */
    ordered(model: string, name: string, compare: Compare, holds?: (row: Stored) => boolean): readonly Stored[] {
        return this.table(model).ordered(name, compare, holds);
    }

    /** The concrete model of a family's row. */
    modelOf(family: string, key: Key | null | undefined): string | undefined {
        if (key === null || key === undefined) return undefined;
        return this.schema.members(family).find((m) => this.table(m.model).where(own(m.families, family) ?? "pk", key).length > 0)?.model;
    }

    /**
     * The key that a row has in a family, asked by that key or by the row's own. Binding targets are known by
     * the key of their binding model, but may be named by their own. Undefined when there is no such row.
     */
    keyIn(family: string, key: Key): Key | undefined {
        if (this.modelOf(family, key)) return key;
        for (const { model, families } of this.schema.members(family)) {
            const row = this.table(model).rows.get(key);
            if (row) return keyAt(row, own(families, family) ?? "pk");
        }
        return undefined;
    }

    /** Adds a row: defaults and the key are filled in. */
    insert(model: string, values: Patch): Stored {
        const { fields } = this.schema.model(model);
        const drawn: Record<string, unknown> = {};
        for (const [name, field] of Object.entries(fields)) {
            if (field.kind === "inverse") continue;
            const given = own(values, name);
            put(drawn, name, given !== undefined ? given : typeof field.default === "function" ? field.default(this.random) : field.default);
        }
        if (fields.pk?.kind === "integer") {
            if (!values.pk) drawn.pk = this.nextKey(model);
            else this.noteKey(model, Number(drawn.pk));
        }
        const row: Stored = { ...drawn, pk: keyAt(drawn, "pk") };
        this.write(model, keyOf(row), row);
        this.#tell({ kind: "created", model, row });
        return row;
    }

    /** Changes fields of a row; gives the new row. */
    change(model: string, key: Key, patch: Patch): Stored {
        return this.#replace("updated", model, key, patch);
    }

    /** Changes references to many: adding and removing links does not count as an edit of the row. */
    relink(model: string, key: Key, patch: Patch): void {
        this.#replace("linked", model, key, patch);
    }

    #replace(kind: ChangeKind, model: string, key: Key, patch: Patch): Stored {
        const concrete = this.modelOf(model, key) ?? model;
        const before = this.row(model, key);
        if (!before) throw new Error(`${model} ${key} is gone`);
        const row = { ...before, ...patch };
        this.write(concrete, keyOf(before), row);
        this.#tell({ kind, model: concrete, row, before });
        return row;
    }

    /** Removes a row and what depends on it, by the `onDelete` of each reference to it. */
    remove(model: string, key: Key): void {
        const concrete = this.modelOf(model, key);
        const row = this.row(model, key);
        if (!concrete || !row) return;
        this.#tell({ kind: "deleting", model: concrete, row });
        if (!this.table(concrete).rows.has(keyOf(row))) return;
        this.write(concrete, keyOf(row), null);
        for (const { relation, key: keyField } of this.schema.pointingTo(this.schema.model(concrete))) {
            const pointed = keyAt(row, keyField);
            for (const other of this.table(relation.model).where(relation.name, pointed)) this.#release(relation.model, relation.name, other, pointed);
        }
        this.#tell({ kind: "deleted", model: concrete, row });
    }

    /** Puts rows back as they were, each at its former place. */
    restore(formers: readonly Former[]): void {
        const changes = formers.flatMap(({ table, key, row }): RowChange[] =>
            row ? [{ kind: "restored", model: table, row, before: this.table(table).rows.get(key) }] : [],
        );
        this.rewrite(formers);
        for (const change of changes) this.#tell(change);
    }

    #release(model: string, name: string, row: Stored, key: Key): void {
        const field = own(this.schema.model(model).fields, name)!;
        if (field.kind === "references") this.#unlink(model, row, { [name]: keysAt(row, name).filter((k) => k !== key) });
        else if (field.onDelete === "cascade") this.remove(model, keyOf(row));
        else if (field.onDelete === "protect") throw nonFieldError("This object is still in use.");
        else this.#unlink(model, row, { [name]: null });
    }

    /** Links that go away with their target do not count as an edit of the row. */
    #unlink(model: string, row: Stored, patch: Patch): void {
        if (this.table(model).rows.has(keyOf(row))) this.relink(model, keyOf(row), patch);
    }

    #tell(change: RowChange): void {
        for (const listener of this.#listeners) listener(change);
        for (const listener of this.#listenersOf.get(`${change.kind} ${change.model}`) ?? []) listener(change);
    }

    find<M extends ModelName>(model: M, key: Key | null | undefined): Models[M] | undefined {
        const row = this.row(model, key);
        return row && typed(row);
    }

    /** Like `find`, for a row that must be there: anything else is a defect of ours. */
    get<M extends ModelName>(model: M, key: Key): Models[M] {
        const row = this.find(model, key);
        if (!row) throw new Error(`${model} ${key} is gone`);
        return row;
    }

    where<M extends ModelName, F extends keyof Models[M] & string>(model: M, field: F, value: unknown): Models[M][] {
        return this.rowsWith(model, field, value).map(typed<M>);
    }

    /** The first row with this value in this field. */
    by<M extends ModelName, F extends keyof Models[M] & string>(model: M, field: F, value: unknown): Models[M] | undefined {
        return this.where(model, field, value)[0];
    }

    all<M extends ModelName>(model: M): Models[M][] {
        return this.rows(model).map(typed<M>);
    }

    /** The rows of these keys, those that are gone left out. */
    some<M extends ModelName>(model: M, keys: readonly Key[]): Models[M][] {
        return keys.map((key) => this.find(model, key)).filter((row) => row !== undefined);
    }

    create<M extends ModelName>(model: M, values: Partial<Models[M]>): Models[M] {
        return typed(this.insert(model, { ...values }));
    }

    update<M extends ModelName>(model: M, key: Key, patch: Partial<Models[M]>): Models[M] {
        return typed(this.change(model, key, { ...patch }));
    }

    delete(model: ModelName, key: Key): void {
        this.remove(model, key);
    }

    link<M extends ModelName>(model: M, key: Key, patch: Partial<Models[M]>): void {
        this.relink(model, key, { ...patch });
    }
}

/** A row as the model's description types it: rows come in through `insert` and `restoreRow` only, which go by the same description. */
const typed = <M extends ModelName>(row: Stored): Models[M] => row as Models[M];
