import { expect } from "chai";
import { JournalError } from "#kernel/store/journal.ts";
import { indexedDbJournal } from "./indexed-db.journal.ts";
import { journalSuite } from "./journal.suite.ts";

let count = 0;
const newName = () => `journal-${Date.now()}-${++count}`;

function opened(name: string): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("not opened"));
    });
}

/** Does something to one of its stores behind the journal's back. */
async function meddle(name: string, store: string, work: (store: IDBObjectStore) => void): Promise<void> {
    const database = await opened(name);
    const transaction = database.transaction(store, "readwrite");
    work(transaction.objectStore(store));
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
}

journalSuite("IndexedDB", async () => {
    const name = newName();
    return { open: () => indexedDbJournal(name), spoil: () => meddle(name, "meta", (meta) => meta.delete("version")) };
});

describe("IndexedDB journal", () => {
    const rows = [1, 2, 3].map((pk) => ({ pk, name: `animal ${pk}` }));

    it("C9: names the missing rows, and gives the others", async () => {
        const name = newName();
        const first = await indexedDbJournal(name);
        await first.replace({ version: 1, tables: { animals: rows } });
        await first.append([
            { table: "animals", key: 4, row: { pk: 4 } },
            { table: "animals", key: 1, row: null },
        ]);
        await first.close();
        await meddle(name, "rows", (store) => store.delete(["animals", 4]));
        const second = await indexedDbJournal(name);
        const refusal: unknown = await second.load().catch((error: unknown) => error);
        expect(refusal).to.be.instanceOf(JournalError);
        expect((refusal as JournalError).message).to.equal("The data stored in this browser are damaged: 1 of 3 rows of animals are missing.");
        expect((await second.whole())?.tables.animals).to.deep.equal(rows.slice(1));
        await second.close();
    });

    it("U1: lets go of a database that somebody removes", async () => {
        const name = newName();
        let isGone = false;
        const journal = await indexedDbJournal(name, () => (isGone = true));
        await journal.replace({ version: 1, tables: { animals: rows } });
        await new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = resolve;
            request.onblocked = () => reject(new Error("blocked"));
        });
        expect(isGone).to.equal(true);
        const again = await indexedDbJournal(name);
        expect(await again.load()).to.equal(null);
        await again.close();
    });

    it("takes data from before tables were kept whole", async () => {
        const name = newName();
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => ["rows", "meta"].forEach((store) => request.result.createObjectStore(store));
        await new Promise((resolve) => (request.onsuccess = resolve));
        request.result.close();
        await meddle(name, "rows", (store) => store.put(rows[0], ["animals", 1]));
        await meddle(name, "meta", (store) => store.put(1, "version"));
        const journal = await indexedDbJournal(name);
        expect(await journal.load()).to.deep.equal({ version: 1, tables: { animals: [rows[0]] } });
        await journal.close();
    });
});
