import { mkdir } from "node:fs/promises";
import { ClassicLevel } from "classic-level";
import { type Change, type Journal, JournalError, type State } from "#kernel/journal.ts";

type Level = ClassicLevel<string, string>;

/** Key of the entry that says which version of the shape the rows have. */
const VERSION = "!version";
const keyOf = (table: string, key: string | number): string => `${table}\u0000${typeof key === "number" ? "n" : "s"}${key}`;
const tableOf = (key: string): string => key.slice(0, key.indexOf("\u0000"));

/** Rows in a LevelDB folder. Batches that arrive while one is being written go into the next one together, each synced to disk. */
export async function levelJournal(folder: string): Promise<Journal> {
    await mkdir(folder, { recursive: true }).catch((error: unknown) => Promise.reject(translated(error, folder)));
    const level: Level = new ClassicLevel(folder, { keyEncoding: "utf8", valueEncoding: "utf8" });
    await level.open().catch((error: unknown) => Promise.reject(translated(error, folder)));
    return new LevelJournal(level, folder);
}

class LevelJournal implements Journal {
    readonly #level: Level;
    readonly #folder: string;
    #waiting: Change[] = [];
    #next: Promise<void> | undefined;
    #writing: Promise<void> = Promise.resolve();

    constructor(level: Level, folder: string) {
        this.#level = level;
        this.#folder = folder;
    }

    async load(): Promise<State | null> {
        const tables: Record<string, object[]> = {};
        let version: number | undefined;
        try {
            for await (const [key, value] of this.#level.iterator()) {
                if (key === VERSION) version = Number(value);
                else (tables[tableOf(key)] ??= []).push(JSON.parse(value) as object);
            }
        } catch (error) {
            throw translated(error, this.#folder);
        }
        if (version === undefined) {
            if (Object.keys(tables).length) throw corrupt(this.#folder);
            return null;
        }
        return { version, tables };
    }

    append(changes: readonly Change[]): Promise<void> {
        this.#waiting.push(...changes);
        // Whoever comes while a group is being written shares the next one.
        this.#next ??= this.#writing.then(() => this.#writeGroup());
        return this.#next;
    }

    #writeGroup(): Promise<void> {
        const group = this.#waiting;
        this.#waiting = [];
        this.#next = undefined;
        const operations = group.map(({ table, key, row }) =>
            row === null ? ({ type: "del", key: keyOf(table, key) } as const) : ({ type: "put", key: keyOf(table, key), value: JSON.stringify(row) } as const),
        );
        const written = this.#level.batch(operations, { sync: true }).catch((error: unknown) => Promise.reject(translated(error, this.#folder)));
        this.#writing = written.catch(() => undefined);
        return written;
    }

    async replace({ version, tables }: State): Promise<void> {
        await this.#writing;
        const batch = this.#level.batch();
        for await (const key of this.#level.keys()) batch.del(key);
        for (const [table, rows] of Object.entries(tables))
            for (const row of rows) batch.put(keyOf(table, (row as { pk: string | number }).pk), JSON.stringify(row));
        batch.put(VERSION, String(version));
        await batch.write({ sync: true }).catch((error: unknown) => Promise.reject(translated(error, this.#folder)));
    }

    async close(): Promise<void> {
        await this.#writing;
        await this.#level.close();
    }
}

const corrupt = (folder: string) => new JournalError("corrupt", `The data in ${folder} cannot be read. Start with --fresh to begin anew, or restore a copy.`);

/** The store's own errors as the few that a person can act on. */
function translated(error: unknown, folder: string): Error {
    if (error instanceof JournalError) return error;
    const texts: string[] = [];
    for (let at: unknown = error; at instanceof Error; at = at.cause) texts.push(`${(at as { code?: string }).code ?? ""} ${at.message}`);
    const text = texts.join("\n");
    if (/LEVEL_LOCKED|lock/i.test(text)) return new JournalError("locked", `The data in ${folder} are in use by another process.`);
    if (/ENOSPC|no space/i.test(text)) return new JournalError("full", "The disk is full. Nothing was changed.");
    if (/corrupt|LEVEL_CORRUPTION|SyntaxError|JSON|not an sstable/i.test(text) || error instanceof SyntaxError) return corrupt(folder);
    return error instanceof Error ? error : new Error(text);
}
