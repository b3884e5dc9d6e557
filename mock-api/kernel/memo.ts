import type { Store } from "./store.ts";

/**
 * Something that is derived from rows and kept in memory beside them: made when it is first asked for, forgotten when a
 * transaction is taken back, and when other rows are loaded. Use it instead of a map of the module, which would outlive its rows.
 * What must survive a refused request (counts of wrong codes) is no memo but a row.
 */
export function memo<T extends object>(make: () => T): (store: Pick<Store, "epoch">) => T {
    const kept = new WeakMap<object, T>();
    return ({ epoch }) => kept.get(epoch) ?? kept.set(epoch, make()).get(epoch)!;
}
