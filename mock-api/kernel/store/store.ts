import { count, describe, type Randomness, text } from "#kernel/base/fields.ts";
import type { Change } from "./journal.ts";
import type { Key } from "#kernel/base/models.ts";
import { keyOf, type ModelSchema, type Schema, type Stored } from "./schema.ts";
import { restoreRow } from "./stored-row.ts";
import { OverlayTable } from "./overlay-table.ts";
import { Table, type Tabular } from "./table.ts";

/** Where counters of integer keys are kept, so that a key is never given twice. */
const SEQUENCES = "sandbox.sequence";
const sequenceFields = describe({ pk: text(), last: count() });

/** A change of a row of this store. */
export interface StoredChange extends Change {
    readonly row: Stored | null;
}

/** A row as it was before something was done to it. */
export interface Former {
    readonly table: string;
    readonly key: Key;
    /** Null where there was none. */
    readonly row: Stored | null;
    /** When it came: its place among the others. */
    readonly ordinal: number | undefined;
}

/** Changes of one table that are taken over at once, above which its orders are sorted again instead of patched. */
const MANY = 200;

/**
 * Tables in memory with transactions. Knows neither references nor listeners: see `Db`.
 * Rows are immutable: an update replaces the row, so that whoever has one keeps a consistent picture.
 */
export class Store {
    readonly schema: Schema;
    readonly random: Randomness;
    readonly #tables = new Map<string, Tabular>();
    #undo: Former[] = [];
    #changes: StoredChange[] = [];
    /** Counts up with every change of any row. */
    version = 0;
    /** Counts up with every commit of changes, and when other rows are loaded. */
    commits = 0;
    /** Another one whenever rows went back or were replaced: what is derived from rows is kept by it (`memo`). */
    epoch: object = {};
    /** Another one whenever other rows are loaded (`whileLoaded`). */
    loaded: object = {};

    /** `below`: the store that this one is an overlay of. It must stay as it is as long as the overlay is used. */
    constructor(schema: Schema, random: Randomness, below?: Store) {
        this.schema = schema;
        this.random = random;
        if (below) this.loaded = below.loaded;
        const sequences: ModelSchema = { model: SEQUENCES, fields: sequenceFields, families: {}, indexes: [] };
        for (const model of [...schema.models.values(), sequences])
            this.#tables.set(model.model, below ? new OverlayTable(below.table(model.model)) : new Table(model));
    }

    table(model: string): Tabular {
        const table = this.#tables.get(model);
        if (!table) throw new Error(`no table ${model}`);
        return table;
    }

    /** Puts, replaces or (with null) removes a row. `place`: when a row that comes back came first. */
    protected write(model: string, key: Key, row: Stored | null, place?: number): void {
        const table = this.table(model);
        const ordinal = table.ordinalOf(key);
        const before = table.set(key, row, place);
        this.version++;
        this.#changes.push({ table: model, key, row });
        this.#undo.push({ table: model, key, row: before ?? null, ordinal });
    }

    /** Writes rows as they were, each at its former place. */
    protected rewrite(formers: readonly Former[]): void {
        for (const { table, key, row, ordinal } of formers) this.write(table, key, row, ordinal);
        for (const name of new Set(formers.map(({ table }) => table))) this.table(name).settle();
        this.epoch = {};
    }

    /** Does `work` as a part of the transaction; gives each row that it has changed as it was before. */
    formers(work: () => void): Former[] {
        const mark = this.#undo.length;
        work();
        const first = new Map<string, Former>();
        for (const former of this.#undo.slice(mark)) {
            const name = JSON.stringify([former.table, former.key]);
            // Numbers that were given once are never given again.
            if (former.table !== SEQUENCES && !first.has(name)) first.set(name, former);
        }
        return [...first.values()];
    }

    /** The next integer key; members of one family count up together. */
    protected nextKey(model: string): number {
        const last = this.#lastOf(model) + 1;
        this.#count(model, last);
        return last;
    }

    /** Notes a key that was chosen elsewhere, so that it is not given again. */
    protected noteKey(model: string, key: number): void {
        if (key > this.#lastOf(model)) this.#count(model, key);
    }

    /** A state may lack its counters, or have been put together by hand: no key of a row that is there is given again. */
    #countLoaded(models: readonly string[]): void {
        for (const model of models.filter((name) => this.schema.models.get(name)?.fields.pk?.kind === "integer"))
            for (const key of this.table(model).rows.keys()) this.noteKey(model, Number(key));
    }

    /** Members of a family take their numbers from one counter. */
    #counterOf = (model: string): string => Object.entries(this.schema.model(model).families).find(([, key]) => key === "pk")?.[0] ?? model;
    #lastOf = (model: string): number => Number(this.table(SEQUENCES).rows.get(this.#counterOf(model))?.last ?? 0);
    #count = (model: string, last: number): void => this.write(SEQUENCES, this.#counterOf(model), { pk: this.#counterOf(model), last });

    /** Ends the transaction: what has changed since the last call is final, and is returned to be written. */
    commit(): StoredChange[] {
        const changes = this.#changes;
        if (changes.length) this.commits++;
        this.#changes = [];
        this.#undo = [];
        return changes;
    }

    /** Takes back what has changed since the last commit. */
    rollback(): void {
        this.#undoTo(0);
        for (const table of this.#tables.values()) table.settle();
        this.commit();
    }

    /** Takes over what was changed in an overlay, each row as it is in the end. Listeners have been told there. */
    adopt(changes: readonly StoredChange[]): void {
        const rows = new Map<string, Map<Key, Stored | null>>();
        for (const { table, key, row } of changes) (rows.get(table) ?? rows.set(table, new Map()).get(table)!).set(key, row);
        for (const [model, changed] of rows) {
            const table = this.table(model);
            if (changed.size > MANY) table.forgetOrders();
            for (const [key, row] of changed) if (row || table.rows.has(key)) this.write(model, key, row);
        }
        // What listeners keep beside the rows was kept beside those of the overlay.
        if (changes.length) this.epoch = {};
    }

    /** A point of the transaction to go back to: the function that it gives undoes what was written since. */
    savepoint(): () => void {
        const [undone, changed] = [this.#undo.length, this.#changes.length];
        return () => {
            this.#undoTo(undone);
            this.#changes.length = changed;
        };
    }

    /** Does `work` as a part of the transaction that can be taken back alone: when it throws, what it has written is undone. */
    attempt<T>(work: () => T): T {
        const undo = this.savepoint();
        try {
            return work();
        } catch (error) {
            undo();
            throw error;
        }
    }

    #undoTo(mark: number): void {
        for (const { table, key, row, ordinal } of this.#undo.splice(mark).reverse()) this.table(table).set(key, row, ordinal);
        this.version++;
        this.epoch = {};
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
                const restored = restoreRow(table.schema, row, this.random);
                table.set(keyOf(restored), restored);
            }
        }
        this.#countLoaded(Object.keys(tables));
        this.version++;
        this.commits++;
        this.epoch = {};
        this.loaded = {};
        this.commit();
    }
}
