import { type Change, type Journal, JournalError, type State } from "#kernel/store/journal.ts";
import { isForbidden } from "../tab/storage.ts";
import { GroupedWrites } from "./grouped-writes.ts";

/** Whole tables as they were last replaced, by name: a thousand rows are written and read as fast as one. */
const BASE = "base";
/** What has changed since, by table and key: a row, or null for one that is gone. */
const ROWS = "rows";
/** The version of the shape, and how many rows there are of each table. */
const META = "meta";
const STORES = [BASE, ROWS, META];
/** Changes after which the tables are written anew when they are loaded. */
const MANY = 5000;
/** Rows that are handed over at one time, some 10 ms: others are answered before the next. */
const AT_ONCE = 500;

type Tables = Map<string, Map<IDBValidKey, object>>;

export interface IndexedDbJournal extends Journal {
    /** What is whole, whatever is missing; null when nothing was ever written. */
    whole(): Promise<State | null>;
}

/** Rows in IndexedDB, one transaction per group of batches: it applies whole or not at all. `gone` is called when somebody removes the database. */
export async function indexedDbJournal(name: string, gone: () => void = () => undefined): Promise<IndexedDbJournal> {
    const database = await open(name);
    // Whoever removes it must not have to wait until all tabs are closed.
    database.onversionchange = () => {
        database.close();
        gone();
    };
    database.onclose = gone;
    /** Keys of what is kept, by table: so that their number can be written with every change. */
    let keys = new Map<string, Set<IDBValidKey>>();

    const writes = new GroupedWrites((changes) =>
        inTransaction(database, (store) => {
            const putFrom = (at: number): void => {
                for (const change of changes.slice(at, at + AT_ONCE)) {
                    store(ROWS).put(change.row, [change.table, change.key]);
                    count(keys, change);
                }
                const written = store(META).put(countsOf(keys), "counts");
                // A transaction lives as long as something is asked of it.
                if (at + AT_ONCE < changes.length) written.onsuccess = () => putFrom(at + AT_ONCE);
            };
            putFrom(0);
        }),
    );

    async function replace({ version, tables }: State): Promise<void> {
        await writes.settled();
        const replaced = new Map(Object.entries(tables).map(([table, rows]) => [table, new Set(rows.map(keyOf))]));
        await inTransaction(database, (store) => {
            for (const part of STORES) store(part).clear();
            for (const [table, rows] of Object.entries(tables)) store(BASE).put(rows, table);
            store(META).put(version, "version");
            store(META).put(countsOf(replaced), "counts");
        });
        keys = replaced;
    }

    return {
        async load(): Promise<State | null> {
            await writes.settled();
            const { state, lost, changes } = await readAll(database);
            if (lost.length) throw damage(lost);
            keys = new Map(Object.entries(state?.tables ?? {}).map(([table, rows]) => [table, new Set(rows.map(keyOf))]));
            writes.heal();
            if (state && changes > MANY) await replace(state);
            return state;
        },
        append: (changes) => writes.append(changes),
        replace,
        whole: async () => (await readAll(database)).state,
        async close(): Promise<void> {
            await writes.settled();
            database.close();
        },
    };
}

const keyOf = (row: object): IDBValidKey => (row as { pk: IDBValidKey }).pk;

function count(keys: Map<string, Set<IDBValidKey>>, { table, key, row }: Change): void {
    const of = keys.get(table) ?? keys.set(table, new Set()).get(table)!;
    if (row === null) of.delete(key);
    else of.add(key);
}

const countsOf = (keys: Map<string, Set<IDBValidKey>>): Record<string, number> => Object.fromEntries([...keys].map(([table, of]) => [table, of.size]));

/** Everything that can be read, and what is missing by the counts. */
async function readAll(database: IDBDatabase): Promise<{ state: State | null; lost: string[]; changes: number }> {
    const transaction = database.transaction(STORES, "readonly");
    const store = (name: string) => transaction.objectStore(name);
    const [version, counts, names, bases, changed, rows] = await Promise.all([
        done<unknown>(store(META).get("version")),
        done<Record<string, number> | undefined>(store(META).get("counts")),
        done<IDBValidKey[]>(store(BASE).getAllKeys()),
        done<unknown[]>(store(BASE).getAll()),
        done<IDBValidKey[]>(store(ROWS).getAllKeys()),
        done<unknown[]>(store(ROWS).getAll()),
    ]);
    if (version === undefined && !names.length && !changed.length) return { state: null, lost: [], changes: 0 };
    const tables: Tables = new Map();
    const tableOf = (name: string) => tables.get(name) ?? tables.set(name, new Map()).get(name)!;
    names.forEach((name, at) => {
        if (Array.isArray(bases[at])) for (const row of bases[at].filter(isRow)) tableOf(String(name)).set(keyOf(row), row);
    });
    changed.forEach((name, at) => {
        const [table, key] = name as [string, IDBValidKey];
        const row = rows[at];
        if (row === null) tableOf(table).delete(key);
        else if (isRow(row)) tableOf(table).set(key, row);
    });
    const lost = Object.entries(counts ?? {})
        .map(([table, expected]) => [table, expected, expected - (tables.get(table)?.size ?? 0)] as const)
        .filter(([, , missing]) => missing > 0)
        .map(([table, expected, missing]) => `${missing} of ${expected} rows of ${table} are missing`);
    if (typeof version !== "number") return { state: null, lost: [...lost, "which version the data have cannot be told"], changes: 0 };
    const state = { version, tables: Object.fromEntries([...tables].map(([table, of]) => [table, [...of.values()]])) };
    return { state, lost, changes: changed.length };
}

const isRow = (value: unknown): value is object => typeof value === "object" && value !== null && "pk" in value;

const damage = (lost: readonly string[]) => new JournalError("corrupt", `The data stored in this browser are damaged: ${lost.join("; ")}.`);

/** Version of the arrangement in stores; those of the first had rows only. */
const ARRANGEMENT = 2;

function open(name: string): Promise<IDBDatabase> {
    const request = indexedDB.open(name, ARRANGEMENT);
    request.onupgradeneeded = () => {
        const { result } = request;
        for (const store of STORES) if (!result.objectStoreNames.contains(store)) result.createObjectStore(store);
    };
    return done<IDBDatabase>(request).catch((error: unknown) => {
        // That is no damage.
        if (isForbidden(error)) throw error;
        // A higher database version was written by a later release.
        const isNewer = error instanceof DOMException && error.name === "VersionError";
        throw isNewer
            ? new JournalError("newer", "The data stored in this browser are of a newer version.")
            : new JournalError("corrupt", "The storage of this browser cannot be opened.");
    });
}

function done<T>(request: IDBRequest): Promise<T> {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result as T);
        request.onerror = () => reject(request.error ?? new Error("The storage of this browser failed."));
    });
}

/** Runs writes in one transaction; resolved when it is complete, rejected when nothing of it was kept. */
async function inTransaction(database: IDBDatabase, write: (store: (name: string) => IDBObjectStore) => void): Promise<void> {
    let transaction: IDBTransaction;
    try {
        transaction = database.transaction(STORES, "readwrite", { durability: "strict" });
    } catch (error) {
        throw refusal(error);
    }
    return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(refusal(transaction.error));
        transaction.onerror = () => undefined;
        try {
            write((name) => transaction.objectStore(name));
        } catch (error) {
            transaction.abort();
            reject(refusal(error));
        }
    });
}

function refusal(error: unknown): Error {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    if (isFull) return new JournalError("full", "The storage of this browser is full. Nothing was changed.");
    return error instanceof Error ? error : new JournalError("full", "The storage of this browser refused to keep the change.");
}
