import { HttpError } from "./errors.ts";
import type { Randomness } from "./fields.ts";
import type { Change } from "./journal.ts";
import type { Key, ModelName, Models } from "./models.ts";
import { keyOf, type ModelSchema, type Schema, type Stored } from "./schema.ts";
import { restoreRow } from "./stored-row.ts";
import { type Compare, Table } from "./table.ts";

/** A change of one row, told to listeners inside the transaction that makes it. */
export interface RowChange {
    readonly kind: "created" | "updated" | "deleted";
    readonly model: string;
    readonly row: Stored;
    readonly before?: Stored;
}

/** Where counters of integer keys are kept, so that a key is never given twice. */
const SEQUENCES = "sandbox.sequence";

/**
 * Tables in memory with references, cascades and transactions.
 * Rows are immutable: an update replaces the row, so that whoever holds one keeps a consistent picture.
 */
export class Db {
    readonly schema: Schema;
    readonly #random: Randomness;
    readonly #tables = new Map<string, Table>();
    readonly #listeners: ((change: RowChange) => void)[] = [];
    #undo: (() => void)[] = [];
    #changes: Change[] = [];
    /** Counts up with every change of any row. */
    version = 0;

    constructor(schema: Schema, random: Randomness) {
        this.schema = schema;
        this.#random = random;
        const sequences: ModelSchema = { model: SEQUENCES, fields: {}, families: {}, indexes: [] };
        for (const model of [...schema.models.values(), sequences]) this.#tables.set(model.model, new Table(model));
    }

    /** Called for every created, updated and deleted row, cascades included. */
    listen(listener: (change: RowChange) => void): void {
        this.#listeners.push(listener);
    }

    table(model: string): Table {
        const table = this.#tables.get(model);
        if (!table) throw new Error(`no table ${model}`);
        return table;
    }

    /** The row of a model, or of any member of a family, by its key there. */
    find<M extends ModelName>(model: M, key: Key | null | undefined): Models[M] | undefined {
        if (key === null || key === undefined) return undefined;
        for (const member of this.schema.members(model)) {
            const [row] = this.table(member.model).where(member.families[model] ?? "pk", key);
            if (row) return row as Models[M];
        }
        return undefined;
    }

    /** Like `find`, for a row that must be there: anything else is a defect of ours. */
    get<M extends ModelName>(model: M, key: Key): Models[M] {
        const row = this.find(model, key);
        if (!row) throw new Error(`${model} ${key} is gone`);
        return row;
    }

    /**
     * The key that a row has in a family, asked by that key or by the row's own. Binding targets are known by
     * the key of their binding model, but may be named by their own. Undefined when there is no such row.
     */
    keyIn(family: string, key: Key): Key | undefined {
        if (this.modelOf(family, key)) return key;
        for (const { model, families } of this.schema.members(family)) {
            const row = this.table(model).rows.get(key);
            if (row) return row[families[family] ?? "pk"] as Key;
        }
        return undefined;
    }

    /** The concrete model of a family's row. */
    modelOf(family: string, key: Key | null | undefined): string | undefined {
        if (key === null || key === undefined) return undefined;
        return this.schema.members(family).find((m) => this.table(m.model).where(m.families[family] ?? "pk", key).length > 0)?.model;
    }

    /** Rows with this value in this field, found through the index where there is one. */
    where<M extends ModelName, F extends keyof Models[M] & string>(model: M, field: F, value: unknown): Models[M][] {
        return this.schema.members(model).flatMap((member) => this.table(member.model).where(field, value)) as Models[M][];
    }

    /** The first row with this value in this field. */
    by<M extends ModelName, F extends keyof Models[M] & string>(model: M, field: F, value: unknown): Models[M] | undefined {
        return this.where(model, field, value)[0];
    }

    /** All rows of a model or family, in the order they were made. */
    all<M extends ModelName>(model: M): Models[M][] {
        return this.schema.members(model).flatMap((member) => [...this.table(member.model).rows.values()]) as Models[M][];
    }

    /** The rows of these keys, those that are gone left out. */
    some<M extends ModelName>(model: M, keys: readonly Key[]): Models[M][] {
        return keys.map((key) => this.find(model, key)).filter((row) => row !== undefined) as Models[M][];
    }

    ordered(model: string, name: string, compare: Compare, holds?: (row: Stored) => boolean): readonly Stored[] {
        return this.table(model).ordered(name, compare, holds);
    }

    /** Adds a row: defaults and the key are filled in. */
    create<M extends ModelName>(model: M, values: Partial<Models[M]>): Models[M] {
        const { fields } = this.schema.model(model);
        const row: Record<string, unknown> = {};
        for (const [name, field] of Object.entries(fields)) {
            if (field.kind === "inverse") continue;
            const given = (values as Stored)[name];
            row[name] = given !== undefined ? given : typeof field.default === "function" ? field.default(this.#random) : field.default;
        }
        if (fields.pk?.kind === "integer") {
            if (!(values as Stored).pk) row.pk = this.#next(model);
            else if (Number(row.pk) > this.#lastOf(model)) this.#count(model, Number(row.pk));
        }
        this.#write(model, keyOf(row), row);
        this.#tell({ kind: "created", model, row });
        return row as Models[M];
    }

    /** Changes fields of a row; gives the new row. */
    update<M extends ModelName>(model: M, key: Key, patch: Partial<Models[M]>): Models[M] {
        const concrete = this.modelOf(model, key) ?? model;
        const before = this.get(model, key) as Stored;
        const row = { ...before, ...(patch as Stored) };
        this.#write(concrete, keyOf(before), row);
        this.#tell({ kind: "updated", model: concrete, row, before });
        return row as Models[M];
    }

    /** Changes references to many without telling anybody: adding and removing links is no edit of the row. */
    link<M extends ModelName>(model: M, key: Key, patch: Partial<Models[M]>): void {
        this.#patch(this.modelOf(model, key) ?? model, this.get(model, key) as Stored, patch as Stored);
    }

    /** Removes a row and what hangs on it, as each reference to it says. */
    delete(model: ModelName, key: Key): void {
        const concrete = this.modelOf(model, key);
        const row = this.find(model, key) as Stored | undefined;
        if (!concrete || !row) return;
        this.#write(concrete, keyOf(row), null);
        for (const { relation, key: keyField } of this.schema.pointingTo(this.schema.model(concrete))) {
            const pointed = row[keyField] as Key;
            for (const other of this.table(relation.model).where(relation.name, pointed)) this.#release(relation.model, relation.name, other, pointed);
        }
        this.#tell({ kind: "deleted", model: concrete, row });
    }

    #release(model: string, name: string, row: Stored, key: Key): void {
        const field = this.schema.model(model).fields[name]!;
        if (field.kind === "references") this.#patch(model, row, { [name]: (row[name] as Key[]).filter((k) => k !== key) });
        else if (field.onDelete === "cascade") this.delete(model as ModelName, keyOf(row));
        else if (field.onDelete === "protect") throw new HttpError(400, { non_field_errors: ["This object is still in use."] });
        else this.#patch(model, row, { [name]: null });
    }

    /** Changes a row without telling anybody: links that go away with their target are no edit of the row. */
    #patch(model: string, row: Stored, patch: Stored): void {
        const current = this.table(model).rows.get(keyOf(row));
        if (current) this.#write(model, keyOf(row), { ...current, ...patch });
    }

    #tell(change: RowChange): void {
        for (const listener of this.#listeners) listener(change);
    }

    /** The next integer key; members of one family count up together. */
    #next(model: string): number {
        const last = this.#lastOf(model) + 1;
        this.#count(model, last);
        return last;
    }

    /** Members of a family take their numbers from one counter. */
    #counterOf = (model: string): string => Object.entries(this.schema.model(model).families).find(([, key]) => key === "pk")?.[0] ?? model;
    #lastOf = (model: string): number => (this.table(SEQUENCES).rows.get(this.#counterOf(model))?.last as number | undefined) ?? 0;
    #count = (model: string, last: number): void => this.#write(SEQUENCES, this.#counterOf(model), { pk: this.#counterOf(model), last });

    #write(model: string, key: Key, row: Stored | null): void {
        const table = this.table(model);
        const ordinal = table.ordinalOf(key);
        const before = table.set(key, row);
        this.version++;
        this.#changes.push({ table: model, key, row });
        this.#undo.push(() => void table.set(key, before ?? null, ordinal));
    }

    /** Ends the transaction: what has changed since the last call stands, and is handed out to be kept. */
    commit(): Change[] {
        const changes = this.#changes;
        this.#changes = [];
        this.#undo = [];
        return changes;
    }

    /** Takes back what has changed since the last commit. */
    rollback(): void {
        for (const undo of this.#undo.reverse()) undo();
        for (const table of this.#tables.values()) table.settle();
        this.version++;
        this.commit();
    }

    /** Does `work` as a part of the transaction that can be taken back alone: when it throws, what it has written is undone. */
    attempt<T>(work: () => T): T {
        const [undone, changed] = [this.#undo.length, this.#changes.length];
        try {
            return work();
        } catch (error) {
            for (const undo of this.#undo.splice(undone).reverse()) undo();
            this.#changes.length = changed;
            this.version++;
            throw error;
        }
    }

    get isChanged(): boolean {
        return this.#changes.length > 0;
    }

    /** Everything as plain rows, by table. */
    dump(): Record<string, Stored[]> {
        return Object.fromEntries([...this.#tables].filter(([, t]) => t.rows.size).map(([name, t]) => [name, [...t.rows.values()]]));
    }

    /** Replaces everything; unknown tables and damaged rows are refused, so that nothing is half-read. */
    load(tables: Record<string, readonly object[]>): void {
        for (const table of this.#tables.values()) table.clear();
        for (const [name, rows] of Object.entries(tables)) {
            const table = this.table(name);
            for (const row of rows) {
                const restored = name === SEQUENCES ? (row as Stored) : restoreRow(table.schema, row, this.#random);
                table.set(keyOf(restored), restored);
            }
        }
        this.version++;
        this.commit();
    }
}
