/** Random values that follow from a seed: the same month each time it is made. */
export interface SeededRandom {
    /** From 0 up to, but without, 1. */
    next(): number;
    /** Whether something of this probability happens. */
    chance(probability: number): boolean;
    /** A number of this range; its middle is more likely than its ends. */
    between(low: number, high: number): number;
    pick<T>(choices: readonly T[]): T;
}

export function seededRandom(seed: number): SeededRandom {
    let state = seed >>> 0;
    // mulberry32 (Tommy Ettinger, 2017)
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    return {
        next,
        chance: (probability) => next() < probability,
        between: (low, high) => low + ((high - low) * (next() + next())) / 2,
        pick: (choices) => choices[Math.floor(next() * choices.length)]!,
    };
}
