import type { Key } from "#kernel/base/models.ts";
import { keyOf, type ModelSchema, type Stored } from "./schema.ts";
import { type Compare, holdsValue, type Rows, Table, type Tabular } from "./table.ts";

/**
 * A table with changes on top that it knows nothing of: reading costs what changed, not what there is. The table below must stay as it is
 * meanwhile.
 */
export class OverlayTable implements Tabular {
    readonly schema: ModelSchema;
    readonly rows: Rows;
    readonly keptOrders = 0;
    readonly #below: Tabular;
    /** Rows that were added or replaced. */
    readonly #own: Table;
    /** Keys of rows below that were replaced or removed. */
    readonly #covered = new Set<Key>();

    constructor(below: Tabular) {
        this.schema = below.schema;
        this.#below = below;
        this.#own = new Table(below.schema);
        this.rows = this.#merged();
    }

    #merged(): Rows {
        const [below, own, covered] = [this.#below.rows, this.#own.rows, this.#covered];
        const get = (key: Key): Stored | undefined => own.get(key) ?? (covered.has(key) ? undefined : below.get(key));
        function* values(): Generator<Stored> {
            for (const row of below.values()) {
                const now = covered.size ? get(keyOf(row)) : row;
                if (now) yield now;
            }
            for (const row of own.values()) if (!below.has(keyOf(row))) yield row;
        }
        return {
            get,
            has: (key) => get(key) !== undefined,
            values,
            *keys() {
                for (const row of values()) yield keyOf(row);
            },
            get size() {
                return below.size - covered.size + own.size;
            },
        };
    }

    ordinalOf(key: Key): number | undefined {
        if (this.#below.rows.has(key)) return this.#below.ordinalOf(key);
        const own = this.#own.ordinalOf(key);
        return own === undefined ? undefined : this.#below.lastOrdinal + own;
    }

    get lastOrdinal(): number {
        return this.#below.lastOrdinal + this.#own.lastOrdinal;
    }

    set(key: Key, row: Stored | null, ordinal?: number): Stored | undefined {
        const before = this.rows.get(key);
        this.#own.set(key, row, ordinal === undefined ? undefined : ordinal - this.#below.lastOrdinal);
        if (this.#below.rows.has(key)) this.#covered.add(key);
        return before;
    }

    finds(field: string): boolean {
        return this.#below.finds(field);
    }

    where(field: string, value: unknown): Stored[] {
        const below = this.#below.where(field, value);
        if (!this.#own.rows.size && !this.#covered.size) return below;
        const kept = below.flatMap((row) => {
            const now = this.rows.get(keyOf(row));
            return now && (now === row || holdsValue(now, field, value)) ? [now] : [];
        });
        const known = new Set(kept.map(keyOf));
        return [...kept, ...this.#own.where(field, value).filter((row) => !known.has(keyOf(row)))];
    }

    /** Sorted anew each time: an overlay does not live long enough for an order to be kept. */
    ordered(_name: string, compare: Compare, holds: (row: Stored) => boolean = () => true): readonly Stored[] {
        return [...this.rows.values()].filter(holds).sort(compare);
    }

    settle(): void {
        this.#own.settle();
    }

    forgetOrders(): void {
        this.#own.forgetOrders();
    }

    clear(): never {
        throw new Error("an overlay holds no state of its own that could be replaced");
    }
}
