import type { Journal, State } from "#kernel/store/journal.ts";

/** Keeps rows in memory beyond the backend: for tests of what outlives one. */
export function keepingJournal(): Journal {
    let version: number | undefined;
    const rows = new Map<string, Map<string | number, object>>();
    const table = (name: string) => rows.get(name) ?? rows.set(name, new Map()).get(name)!;
    return {
        load: async () => (version === undefined ? null : { version, tables: Object.fromEntries([...rows].map(([name, kept]) => [name, [...kept.values()]])) }),
        async append(changes) {
            for (const { table: name, key, row } of changes)
                if (row === null) table(name).delete(key);
                else table(name).set(key, row);
        },
        async replace(state: State) {
            version = state.version;
            rows.clear();
            for (const [name, list] of Object.entries(state.tables)) for (const row of list) table(name).set((row as { pk: string }).pk, row);
        },
        close: async () => undefined,
    };
}
