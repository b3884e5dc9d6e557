/** The chosen rows of the page in view, by key. Rows that are gone are no longer chosen. */
export class Selection<T> {
    #keys: ReadonlySet<unknown> = new Set();
    readonly #key: (row: T) => unknown;

    constructor(key: (row: T) => unknown) {
        this.#key = key;
    }

    has(row: T): boolean {
        return this.#keys.has(this.#key(row));
    }

    of(rows: readonly T[]): T[] {
        return rows.filter((row) => this.has(row));
    }

    set(row: T, chosen: boolean): void {
        const keys = new Set(this.#keys);
        if (chosen) keys.add(this.#key(row));
        else keys.delete(this.#key(row));
        this.#keys = keys;
    }

    setAll(rows: readonly T[], chosen: boolean): void {
        this.#keys = new Set(chosen ? rows.map(this.#key) : []);
    }

    keep(rows: readonly T[]): void {
        this.#keys = new Set(this.of(rows).map(this.#key));
    }
}
