import { type Change, type Journal, JournalError, type State } from "#kernel/journal.ts";

const ROWS = "rows";
const META = "meta";

/** Rows in IndexedDB, one transaction per group of batches: it applies whole or not at all. */
export async function indexedDbJournal(name: string): Promise<Journal> {
    const database = await open(name);
    let waiting: Change[] = [];
    let next: Promise<void> | undefined;
    let writing: Promise<void> = Promise.resolve();

    const writeGroup = (): Promise<void> => {
        const group = waiting;
        waiting = [];
        next = undefined;
        const written = inTransaction(database, (rows) => {
            for (const { table, key, row } of group)
                if (row === null) rows.delete([table, key]);
                else rows.put(row, [table, key]);
        });
        writing = written.catch(() => undefined);
        return written;
    };

    return {
        async load(): Promise<State | null> {
            const transaction = database.transaction([ROWS, META], "readonly");
            const [version, keys, rows] = await Promise.all([
                done<number | undefined>(transaction.objectStore(META).get("version")),
                done<IDBValidKey[]>(transaction.objectStore(ROWS).getAllKeys()),
                done<object[]>(transaction.objectStore(ROWS).getAll()),
            ]);
            if (version === undefined && keys.length === 0) return null;
            if (typeof version !== "number") throw new JournalError("corrupt", "The data stored in this browser cannot be read.");
            const tables: Record<string, object[]> = {};
            keys.forEach((key, index) => (tables[(key as [string, IDBValidKey])[0]] ??= []).push(rows[index]!));
            return { version, tables };
        },
        append(changes): Promise<void> {
            waiting.push(...changes);
            next ??= writing.then(writeGroup);
            return next;
        },
        async replace({ version, tables }): Promise<void> {
            await writing;
            await inTransaction(database, (rows, meta) => {
                rows.clear();
                for (const [table, list] of Object.entries(tables)) for (const row of list) rows.put(row, [table, (row as { pk: IDBValidKey }).pk]);
                meta.put(version, "version");
            });
        },
        async close(): Promise<void> {
            await writing;
            database.close();
        },
    };
}

function open(name: string): Promise<IDBDatabase> {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
        request.result.createObjectStore(ROWS);
        request.result.createObjectStore(META);
    };
    return done<IDBDatabase>(request).catch((error: unknown) => {
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
function inTransaction(database: IDBDatabase, write: (rows: IDBObjectStore, meta: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
        const transaction = database.transaction([ROWS, META], "readwrite", { durability: "strict" });
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(refusal(transaction.error));
        transaction.onerror = () => undefined;
        try {
            write(transaction.objectStore(ROWS), transaction.objectStore(META));
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
