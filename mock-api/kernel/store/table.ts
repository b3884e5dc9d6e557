import type { Key } from "#kernel/base/models.ts";
import { isKey, keyOf, type ModelSchema, type Stored } from "./schema.ts";

/** Orders that a table keeps up to date: each costs memory for all rows, and time with every change. */
const MOST_ORDERS = 16;

export type Compare = (a: Stored, b: Stored) => number;

/** Rows by key, in the order they came. */
export type Rows = Pick<ReadonlyMap<Key, Stored>, "size" | "get" | "has"> & { keys(): Iterable<Key>; values(): Iterable<Stored> };

/** What a store needs of a table. */
export interface Tabular {
    readonly schema: ModelSchema;
    readonly rows: Rows;
    /** The latest moment that `ordinalOf` gives. */
    readonly lastOrdinal: number;
    /** How many orders are kept up to date now. */
    readonly keptOrders: number;
    /** When the row of this key came, as a number. */
    ordinalOf(key: Key): number | undefined;
    /** Puts, replaces or (with null) removes the row of this key; gives what was there. `ordinal`: when a row that comes back came first. */
    set(key: Key, row: Stored | null, ordinal?: number): Stored | undefined;
    /** Whether rows are found by this field without looking through all of them. */
    finds(field: string): boolean;
    /** Rows whose field has this value (or, for `references`, contains it). */
    where(field: string, value: unknown): Stored[];
    /** All rows in an order. `name` identifies the order; `holds` leaves rows out for good. */
    ordered(name: string, compare: Compare, holds?: (row: Stored) => boolean): readonly Stored[];
    /** Forgets what is kept for `ordered`: many rows are about to change, and sorting again is cheaper than patching for each. */
    forgetOrders(): void;
    /** Puts rows that came back at their former places. */
    settle(): void;
    clear(): void;
}

/** Rows in an order, patched with every change. */
interface SortedRows {
    readonly compare: Compare;
    readonly holds: (row: Stored) => boolean;
    readonly rows: Stored[];
}

/** Rows of one model by key, with an index for every field that rows are looked up by. Knows no rule. */
export class Table implements Tabular {
    readonly schema: ModelSchema;
    readonly rows = new Map<Key, Stored>();
    readonly #indexes = new Map<string, Map<unknown, Set<Key>>>();
    readonly #sorted = new Map<string, SortedRows>();
    /** When each row came, as a number: rows that an order treats as equal stay in that sequence. */
    readonly #ordinals = new Map<Key, number>();
    #last = 0;
    /** A row came back, and is behind rows that came after it. */
    #isOutOfOrder = false;
    /** Counts up with every change; whoever derives something from the rows keeps it beside this number. */
    version = 0;

    constructor(schema: ModelSchema) {
        this.schema = schema;
        const indexed = new Set([...schema.indexes, ...Object.values(schema.families).filter((field) => field !== "pk")]);
        for (const [name, field] of Object.entries(schema.fields)) {
            if (field.kind === "reference" || field.kind === "references" || field.unique) indexed.add(name);
        }
        for (const name of indexed) this.#indexes.set(name, new Map());
    }

    get lastOrdinal(): number {
        return this.#last;
    }

    ordinalOf(key: Key): number | undefined {
        return this.#ordinals.get(key);
    }

    set(key: Key, row: Stored | null, ordinal?: number): Stored | undefined {
        const before = this.rows.get(key);
        this.version++;
        if (before) this.#unindex(key, before, row);
        if (row) {
            if (!this.#ordinals.has(key)) {
                this.#ordinals.set(key, ordinal ?? ++this.#last);
                this.#isOutOfOrder ||= ordinal !== undefined;
            }
            this.rows.set(key, row);
            this.#index(key, row, before);
        } else this.rows.delete(key);
        for (const sorted of this.#sorted.values()) {
            if (before && sorted.holds(before)) sorted.rows.splice(position(sorted.rows, before, sorted.compare), 1);
            if (row && sorted.holds(row)) sorted.rows.splice(position(sorted.rows, row, sorted.compare), 0, row);
        }
        if (!row) this.#ordinals.delete(key);
        return before;
    }

    finds(field: string): boolean {
        return field === "pk" || this.#indexes.has(field);
    }

    where(field: string, value: unknown): Stored[] {
        if (field === "pk") {
            const row = isKey(value) ? this.rows.get(value) : undefined;
            return row ? [row] : [];
        }
        const index = this.#indexes.get(field);
        if (!index) return [...this.rows.values()].filter((row) => row[field] === value);
        return [...(index.get(value) ?? [])].map((key) => this.rows.get(key)!);
    }

    /** Kept up to date from the first call on, so that a page costs no sort. */
    ordered(name: string, compare: Compare, holds: (row: Stored) => boolean = () => true): readonly Stored[] {
        let sorted = this.#sorted.get(name);
        if (sorted) this.#sorted.delete(name);
        else {
            const total: Compare = (a, b) => compare(a, b) || this.#ordinals.get(keyOf(a))! - this.#ordinals.get(keyOf(b))!;
            sorted = { compare: total, holds, rows: [...this.rows.values()].filter(holds).sort(total) };
        }
        // The order used last is at the end; the least recently used one is dropped.
        this.#sorted.set(name, sorted);
        const [oldest] = this.#sorted.keys();
        if (this.#sorted.size > MOST_ORDERS && oldest !== undefined) this.#sorted.delete(oldest);
        return sorted.rows;
    }

    get keptOrders(): number {
        return this.#sorted.size;
    }

    forgetOrders(): void {
        this.#sorted.clear();
    }

    settle(): void {
        if (!this.#isOutOfOrder) return;
        this.#isOutOfOrder = false;
        const rows = [...this.rows].sort(([a], [b]) => this.#ordinals.get(a)! - this.#ordinals.get(b)!);
        this.rows.clear();
        for (const [key, row] of rows) this.rows.set(key, row);
    }

    clear(): void {
        this.rows.clear();
        this.#sorted.clear();
        this.#ordinals.clear();
        for (const index of this.#indexes.values()) index.clear();
        this.version++;
    }

    #index(key: Key, row: Stored, before: Stored | undefined): void {
        for (const [name, index] of this.#indexes) {
            if (before && before[name] === row[name]) continue;
            for (const value of valuesOf(row[name])) {
                const keys = index.get(value);
                if (keys) keys.add(key);
                else index.set(value, new Set([key]));
            }
        }
    }

    #unindex(key: Key, row: Stored, after: Stored | null): void {
        for (const [name, index] of this.#indexes) {
            if (after && after[name] === row[name]) continue;
            for (const value of valuesOf(row[name])) {
                const keys = index.get(value);
                keys?.delete(key);
                if (keys?.size === 0) index.delete(value);
            }
        }
    }
}

/** Whether an index by this field would find the row by this value. */
export const holdsValue = (row: Stored, field: string, value: unknown): boolean => row[field] === value || valuesOf(row[field]).includes(value);

const valuesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]);

/** Where the row is, or belongs, in a list sorted by a total order. */
function position(rows: readonly Stored[], row: Stored, compare: Compare): number {
    let [low, high] = [0, rows.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(rows[middle]!, row) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}
