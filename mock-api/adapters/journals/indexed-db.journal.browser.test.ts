import { indexedDbJournal } from "./indexed-db.journal.ts";
import { journalSuite } from "./journal.suite.ts";

let count = 0;

journalSuite("IndexedDB", async () => {
    const name = `journal-${Date.now()}-${++count}`;
    return {
        open: () => indexedDbJournal(name),
        async spoil() {
            const database = await new Promise<IDBDatabase>((resolve, reject) => {
                const request = indexedDB.open(name);
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error ?? new Error("not opened"));
            });
            const transaction = database.transaction("meta", "readwrite");
            transaction.objectStore("meta").delete("version");
            await new Promise((resolve) => (transaction.oncomplete = resolve));
            database.close();
        },
    };
});
