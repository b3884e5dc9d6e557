import { put } from "#kernel/base/own.ts";
/** Name of the database with the sandbox's state. */
export const STATE = "authentik-sandbox";
const COOKIES = "authentik-sandbox-cookies";

/** One value in a database of its own: the browser's cookies for the sandbox. `gone` is called when somebody removes it. */
export async function cookieStorage(gone: () => void) {
    const request = indexedDB.open(COOKIES, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("cookies");
    const database = await result(request);
    database.onversionchange = () => {
        database.close();
        gone();
    };
    database.onclose = gone;
    return {
        close: () => database.close(),
        load: async () => ((await result(database.transaction("cookies").objectStore("cookies").get("all"))) ?? []) as never[],
        async save(cookies: unknown): Promise<void> {
            const transaction = database.transaction("cookies", "readwrite");
            transaction.objectStore("cookies").put(cookies, "all");
            await new Promise<void>((resolve, reject) => {
                transaction.oncomplete = () => resolve();
                transaction.onabort = () => reject(transaction.error ?? new Error("The cookies could not be kept."));
            });
        },
    };
}

/** Whether the visitor's browser lets the site keep nothing. */
export const isForbidden = (error: unknown): boolean => error instanceof DOMException && error.name === "SecurityError";

/** Removes everything the sandbox has stored in this browser. */
export async function forgetEverything(): Promise<void> {
    for (const name of [STATE, COOKIES]) await result(indexedDB.deleteDatabase(name));
}

/** Whatever rows there are, readable or not: the last copy before a reset. */
export async function rescue(): Promise<unknown> {
    const database = await result(indexedDB.open(STATE));
    const rows: Record<string, unknown> = {};
    for (const store of database.objectStoreNames) put(rows, store, await result(database.transaction(store).objectStore(store).getAll()));
    database.close();
    return rows;
}

function result<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("The storage of this browser failed."));
    });
}
