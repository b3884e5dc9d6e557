import { crc32 } from "node:zlib";
import type { State } from "#kernel/store/journal.ts";

/** Key of the entry that says which version of the shape the rows have. */
export const VERSION = "!version";
/** Key of the entry that every commit writes with its rows: how many there are, and what they come to. */
export const SEAL = "!seal";

export const keyOf = (table: string, key: string | number): string => `${table}\u0000${typeof key === "number" ? "n" : "s"}${key}`;
const tableOf = (key: string): string => key.slice(0, key.indexOf("\u0000"));
/** `authentik_core.user 12` */
const spoken = (key: string): string => key.replace(/\u0000./, " ");

/** Letters of a checksum. */
const LETTERS = 8;
const checksum = (key: string, json: string): number => crc32(`${key}\u0000${json}`);
const written = (sum: number): string => sum.toString(16).padStart(LETTERS, "0");

interface Seal {
    readonly version: number;
    readonly commits: number;
    /** When it was written, ISO 8601. */
    readonly at: string;
    readonly rows: Readonly<Record<string, number>>;
    /** Of the checksums of all rows, modulo 2^32. */
    readonly sum: number;
}

/** What is stored at a moment, as the last commit has recorded it in a file of its own. */
export interface Mark {
    readonly commits: number;
    readonly at: string;
}

/** The books over the rows in a folder: each row has a checksum, and every commit says how many rows there are. */
export class Ledger {
    version: number;
    commits: number;
    readonly #sums = new Map<string, number>();
    readonly #rows = new Map<string, number>();
    #sum = 0;

    constructor(version: number, commits = 0) {
        this.version = version;
        this.commits = commits;
    }

    /** Takes a row into the books; gives what is stored for it. */
    put(key: string, json: string): string {
        const sum = checksum(key, json);
        this.remove(key);
        this.#sums.set(key, sum);
        this.#count(key, 1);
        this.#sum = (this.#sum + sum) >>> 0;
        return written(sum) + json;
    }

    remove(key: string): void {
        const sum = this.#sums.get(key);
        if (sum === undefined) return;
        this.#sums.delete(key);
        this.#count(key, -1);
        this.#sum = (this.#sum - sum) >>> 0;
    }

    /** What is stored under SEAL with the next commit. */
    seal(at: string): string {
        this.commits++;
        const seal: Seal = { version: this.version, commits: this.commits, at, rows: Object.fromEntries(this.#rows), sum: this.#sum };
        const json = JSON.stringify(seal);
        return written(checksum(SEAL, json)) + json;
    }

    /** What is missing by the last seal and the last mark, in sentences without full stops. */
    missing(seal: Seal, mark: Mark | undefined): string[] {
        const lost: string[] = [];
        for (const [table, count] of Object.entries(seal.rows)) {
            const gone = count - (this.#rows.get(table) ?? 0);
            if (gone > 0) lost.push(`${gone} of ${count} rows of ${table} are missing or damaged`);
        }
        if (!lost.length && seal.sum !== this.#sum) lost.push("some rows are not as they were last written");
        const behind = (mark?.commits ?? 0) - seal.commits;
        if (mark && behind > 0)
            lost.push(`${behind === 1 ? "the last write is" : `the last ${behind} writes are`} missing, after ${seal.at} and until ${mark.at}`);
        return lost;
    }

    #count(key: string, by: number): void {
        const table = tableOf(key);
        this.#rows.set(table, (this.#rows.get(table) ?? 0) + by);
    }
}

/** What was found in a folder: the rows that are whole, the books over them, and what is not there any more. */
export interface Found {
    /** null: nothing was ever written. */
    readonly state: State | null;
    readonly ledger: Ledger;
    readonly lost: readonly string[];
}

/** Reads all entries. Rows of older data have no checksums, and no seal was set on them. */
export async function readEntries(entries: AsyncIterable<[string, string]>, mark: Mark | undefined): Promise<Found> {
    const ledger = new Ledger(0);
    const tables = new Map<string, object[]>();
    const damaged: string[] = [];
    let version: number | undefined;
    let seal: Seal | undefined;
    let isSealed = mark !== undefined;
    for await (const [key, value] of entries) {
        if (key === VERSION) version = Number(value);
        else if (key === SEAL) seal = parse(key, value) as Seal | undefined;
        else {
            isSealed ||= !value.startsWith("{");
            const row = parse(key, value);
            if (row === undefined) damaged.push(`${spoken(key)} is damaged`);
            else {
                const table = tableOf(key);
                tables
                    .set(table, tables.get(table) ?? [])
                    .get(table)!
                    .push(row);
                ledger.put(key, value.startsWith("{") ? value : value.slice(LETTERS));
            }
        }
    }
    version ??= seal?.version;
    ledger.commits = Math.max(seal?.commits ?? 0, mark?.commits ?? 0);
    const isEmpty = version === undefined && !isSealed && !tables.size && !damaged.length;
    if (isEmpty) return { state: null, ledger, lost: [] };
    const unsealed = isSealed && !seal ? ["what was written last cannot be told"] : [];
    const lost = [...damaged, ...unsealed, ...(seal ? ledger.missing(seal, mark) : [])];
    if (version === undefined || !Number.isInteger(version)) return { state: null, ledger, lost: [...lost, "which version the data have cannot be told"] };
    ledger.version = version;
    return { state: { version, tables: Object.fromEntries(tables) }, ledger, lost };
}

/** A stored value; undefined when it is not what was written. */
function parse(key: string, value: string): object | undefined {
    const isOld = value.startsWith("{");
    const json = isOld ? value : value.slice(LETTERS);
    if (!isOld && written(checksum(key, json)) !== value.slice(0, LETTERS)) return undefined;
    try {
        const row: unknown = JSON.parse(json);
        return typeof row === "object" && row !== null ? row : undefined;
    } catch {
        return undefined;
    }
}
