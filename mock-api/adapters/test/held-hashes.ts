/** Hashes that were begun and do not end before they are let go. */
export interface HeldHashes {
    /** Resolves once so many of them have begun. */
    begun(count: number): Promise<void>;
    /** Lets them end, and all that follow. */
    letGo(): void;
}

/** Keeps hashes of passwords from ending, so that a test can see what happens meanwhile. */
export function holdHashes(): HeldHashes {
    const { subtle } = crypto;
    const derive = subtle.deriveBits.bind(subtle);
    let open!: () => void;
    const opened = new Promise<void>((resolve) => (open = resolve));
    let count = 0;
    const waiting = new Set<{ readonly count: number; resolve(): void }>();
    const held: SubtleCrypto["deriveBits"] = async (...asked) => {
        count++;
        for (const one of waiting) if (one.count <= count) one.resolve();
        await opened;
        return derive(...asked);
    };
    Object.defineProperty(subtle, "deriveBits", { value: held, configurable: true });
    return {
        begun: (wanted) => (count >= wanted ? Promise.resolve() : new Promise((resolve) => waiting.add({ count: wanted, resolve }))),
        letGo() {
            // The method of the prototype shows again.
            Reflect.deleteProperty(subtle, "deriveBits");
            open();
        },
    };
}
