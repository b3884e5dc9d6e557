import type { Store } from "./store.ts";

type Kept<T> = (store: Pick<Store, "epoch" | "loaded">) => T;

const keptBy =
    <T extends object>(mark: "epoch" | "loaded", make: () => T, known = new WeakMap<object, T>()): Kept<T> =>
    ({ [mark]: by }) =>
        known.get(by) ?? known.set(by, make()).get(by)!;

/**
 * Something that is derived from rows and kept in memory beside them: made when it is first asked for, forgotten when a
 * transaction is taken back, and when other rows are loaded. Use it instead of a map of the module, which would outlive its rows.
 * What must survive a refused request and a restart (counts of wrong codes) is a row, not a memo.
 */
export const memo = <T extends object>(make: () => T): Kept<T> => keptBy("epoch", make);

/** The same for what belongs to the loaded rows as a whole and is not derived from them, such as when the clock was looked at: refused requests leave it. */
export const whileLoaded = <T extends object>(make: () => T): Kept<T> => keptBy("loaded", make);
