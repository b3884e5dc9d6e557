import type { Change, Journal, State } from "#kernel/store/journal.ts";
import { type Steps, withPauses } from "#kernel/base/steps.ts";
import { claim, damageIn, type Level, MarkFile, markIn, openLevel, Reserve, translated } from "./level.folder.ts";
import { GroupedWrites } from "./grouped-writes.ts";
import { keyOf, Ledger, readEntries, SEAL, VERSION } from "./level.ledger.ts";

/** Rows in a LevelDB folder, each group of batches synced to disk. Loading rejects when anything that was acknowledged is not there any more. */
export async function levelJournal(folder: string): Promise<Journal> {
    await claim(folder);
    return new LevelJournal(await openLevel(folder), folder);
}

class LevelJournal implements Journal {
    #level: Level;
    readonly #folder: string;
    readonly #mark: MarkFile;
    readonly #reserve: Reserve;
    readonly #writes = new GroupedWrites((group) => this.#write(group));
    #ledger = new Ledger(0);
    /** After an error of its own LevelDB refuses everything until it is opened again. */
    #isPoisoned = false;

    constructor(level: Level, folder: string) {
        this.#level = level;
        this.#folder = folder;
        this.#mark = new MarkFile(folder);
        this.#reserve = new Reserve(folder);
    }

    async load(): Promise<State | null> {
        await this.#writes.settled();
        if (this.#isPoisoned) await this.#reopen();
        const found = await readEntries(this.#level.iterator(), markIn(this.#folder)).catch(() => undefined);
        if (!found || found.lost.length) throw await damageIn(this.#folder);
        this.#ledger = found.ledger;
        this.#writes.heal();
        return found.state;
    }

    append(changes: readonly Change[]): Promise<void> {
        return this.#writes.append(changes);
    }

    async #write(changes: readonly Change[]): Promise<void> {
        const ledger = this.#ledger;
        await this.#commit(ledger, function* (batch) {
            for (const { table, key: pk, row } of changes) {
                const key = keyOf(table, pk);
                if (row !== null) batch.put(key, ledger.put(key, JSON.stringify(row)));
                else {
                    ledger.remove(key);
                    batch.del(key);
                }
                yield;
            }
        });
    }

    async replace({ version, tables }: State): Promise<void> {
        await this.#writes.settled();
        const ledger = new Ledger(version, this.#ledger.commits);
        const before = await this.#level.keys().all();
        await this.#commit(ledger, function* (batch) {
            for (const key of before) batch.del(key);
            for (const [table, rows] of Object.entries(tables))
                for (const row of rows) {
                    const key = keyOf(table, (row as { pk: string | number }).pk);
                    batch.put(key, ledger.put(key, JSON.stringify(row)));
                    yield;
                }
            batch.put(VERSION, String(version));
        });
        this.#ledger = ledger;
    }

    /** One batch with its seal, and the mark when it is durable. Thousands of rows are written down while others are served. */
    async #commit(ledger: Ledger, fill: (batch: ReturnType<Level["batch"]>) => Steps<void>): Promise<void> {
        const at = new Date().toISOString();
        await this.#reserve.hold().catch((error: unknown) => Promise.reject(translated(error, this.#folder)));
        try {
            const batch = this.#level.batch();
            await withPauses(fill(batch));
            batch.put(SEAL, ledger.seal(at));
            await batch.write({ sync: true });
        } catch (error) {
            this.#isPoisoned = true;
            throw translated(error, this.#folder);
        }
        this.#mark.write({ commits: ledger.commits, at });
    }

    async #reopen(): Promise<void> {
        await this.#level.close();
        await this.#reserve.release();
        this.#level = await openLevel(this.#folder);
        this.#isPoisoned = false;
    }

    async close(): Promise<void> {
        await this.#writes.settled();
        this.#mark.close();
        await this.#level.close();
    }
}
