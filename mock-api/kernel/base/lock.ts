/** Lets one holder in at a time, in the order they came. */
export class Lock {
    #tail: Promise<void> | undefined;

    /** Waits for its turn; gives the function that ends it. Calling that twice does nothing. */
    async take(): Promise<() => void> {
        const before = this.#tail;
        let end!: () => void;
        const mine = new Promise<void>((resolve) => (end = resolve));
        this.#tail = mine;
        if (before) await before;
        return () => {
            if (this.#tail === mine) this.#tail = undefined;
            end();
        };
    }
}
