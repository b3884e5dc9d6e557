/** Chosen rows by key, those of other pages too. */
export class Selection<T> {
    #rows: ReadonlyMap<unknown, T> = new Map();
    readonly #key: (row: T) => unknown;
    /** Key of the row that was chosen last by itself: Shift goes on from there. */
    #last: unknown;

    constructor(key: (row: T) => unknown) {
        this.#key = key;
    }

    get all(): T[] {
        return [...this.#rows.values()];
    }

    has(row: T): boolean {
        return this.#rows.has(this.#key(row));
    }

    of(rows: readonly T[]): T[] {
        return rows.filter((row) => this.has(row));
    }

    set(rows: readonly T[], chosen: boolean): void {
        const next = new Map(this.#rows);
        for (const row of rows) {
            if (chosen) next.set(this.#key(row), row);
            else next.delete(this.#key(row));
        }
        this.#rows = next;
    }

    /** One row; with Shift all from the last one up to it become what it becomes. */
    choose(row: T, chosen: boolean, rows: readonly T[], shift: boolean): void {
        const [from, to] = [rows.findIndex((other) => this.#key(other) === this.#last), rows.indexOf(row)];
        this.set(shift && from >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : [row], chosen);
        this.#last = this.#key(row);
    }

    clear(): void {
        this.#rows = new Map();
    }

    /** The same page, loaded again: chosen rows are what has become of them, and those that are no more are not chosen. */
    renew(before: readonly T[], now: readonly T[]): void {
        const chosen = new Set(this.of(before).map(this.#key));
        this.set(before, false);
        this.set(
            now.filter((row) => chosen.has(this.#key(row))),
            true,
        );
    }
}
