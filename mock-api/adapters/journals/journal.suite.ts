import { expect } from "chai";
import { type Change, type Journal, JournalError, type State } from "#kernel/store/journal.ts";

/** A place where journals can be opened again and again, and its rows be spoilt. */
export interface Place {
    open(): Promise<Journal>;
    /** Breaks what is kept, so that it can no longer be read. */
    spoil?(): Promise<void>;
}

const put = (key: string | number, name: string): Change => ({ table: "animals", key, row: { pk: key, name } });
const gone = (key: string | number): Change => ({ table: "animals", key, row: null });
const animals = (state: State | null) => ((state?.tables.animals ?? []) as { name: string }[]).map(({ name }) => name).sort();
const START: State = { version: 1, tables: { animals: [{ pk: 1, name: "ant" }] } };

/** What every journal must do. `name`: of the kind; `make`: a new, empty place. */
export function journalSuite(name: string, make: () => Promise<Place>): void {
    describe(`${name} journal`, () => {
        it("has nothing at first", async () => {
            const journal = await (await make()).open();
            expect(await journal.load()).to.equal(null);
            await journal.close();
        });

        it("keeps a state and the changes after it", async () => {
            const place = await make();
            const first = await place.open();
            await first.replace(START);
            await first.append([put(2, "bee"), put("x", "cat")]);
            await Promise.all([first.append([put(3, "dog")]), first.append([gone(2)]), first.append([put(1, "asp")])]);
            await first.close();
            const second = await place.open();
            const state = await second.load();
            expect([state?.version, animals(state)]).to.deep.equal([1, ["asp", "cat", "dog"]]);
            await second.close();
        });

        it("applies overlapping batches in the order of the calls", async () => {
            const place = await make();
            const journal = await place.open();
            await journal.replace(START);
            await Promise.all(Array.from({ length: 50 }, (_, index) => journal.append([put(9, `number ${index}`)])));
            expect(animals(await journal.load())).to.deep.equal(["ant", "number 49"]);
            await journal.close();
        });

        it("keeps a batch of many rows whole, and what comes after it", async () => {
            const place = await make();
            const journal = await place.open();
            await journal.replace(START);
            const many = Array.from({ length: 2345 }, (_, index) => put(index, `number ${index % 1000}`));
            await Promise.all([journal.append(many), journal.append([gone(7), put(8, "last")])]);
            await journal.close();
            const again = await place.open();
            const kept = animals(await again.load());
            expect([kept.length, kept.includes("last"), kept.filter((name) => name === "number 7").length]).to.deep.equal([2344, true, 2]);
            await again.close();
        });

        it("replaces everything", async () => {
            const journal = await (await make()).open();
            await journal.replace(START);
            await journal.append([put(2, "bee")]);
            await journal.replace({ version: 2, tables: { plants: [{ pk: "rose" }] } });
            expect(await journal.load()).to.deep.equal({ version: 2, tables: { plants: [{ pk: "rose" }] } });
            await journal.close();
        });

        it("refuses broken data", async function () {
            const place = await make();
            if (!place.spoil) return this.skip();
            const first = await place.open();
            await first.replace(START);
            await first.close();
            await place.spoil();
            const refusal = await place
                .open()
                .then((journal) => journal.load().finally(() => journal.close()))
                .catch((error: unknown) => error);
            expect(refusal).to.be.instanceOf(JournalError);
            expect((refusal as JournalError).kind).to.equal("corrupt");
        });
    });
}
