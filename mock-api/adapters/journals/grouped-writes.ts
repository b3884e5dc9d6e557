import type { Change } from "#kernel/store/journal.ts";

/**
 * Batches that arrive while one is being written go into the next one together. After one that failed nothing more is taken
 * until `heal`: later changes were made on top of what has not been kept, and must not be kept without it.
 */
export class GroupedWrites {
    readonly #write: (changes: readonly Change[]) => Promise<void>;
    #waiting: Change[] = [];
    #next: Promise<void> | undefined;
    #writing: Promise<void> = Promise.resolve();
    #failure: unknown;

    constructor(write: (changes: readonly Change[]) => Promise<void>) {
        this.#write = write;
    }

    append(changes: readonly Change[]): Promise<void> {
        if (!changes.length) return Promise.resolve();
        this.#waiting.push(...changes);
        this.#next ??= this.#writing.then(() => this.#writeGroup());
        return this.#next;
    }

    async #writeGroup(): Promise<void> {
        const group = this.#waiting;
        this.#waiting = [];
        this.#next = undefined;
        const written = this.#failure === undefined ? this.#write(group) : Promise.reject(this.#failure);
        this.#writing = written.catch((error: unknown) => void (this.#failure = error));
        return written;
    }

    /** Resolves when nothing waits and nothing is being written; never rejects. */
    async settled(): Promise<void> {
        while (this.#next) await this.#next.catch(() => undefined);
        await this.#writing;
    }

    /** Takes changes again: memory and disk are equal. */
    heal(): void {
        this.#failure = undefined;
    }
}
