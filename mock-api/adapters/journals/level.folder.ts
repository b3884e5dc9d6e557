import { closeSync, constants, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import { ClassicLevel } from "classic-level";
import { JournalError } from "#kernel/store/journal.ts";
import { type Found, type Mark, readEntries } from "./level.ledger.ts";

export type Level = ClassicLevel<string, string>;

const MARK = "commits";
const RESERVE = "reserve";
/** What LevelDB needs to start again from a log of 4 MiB, its largest, and some more. */
const RESERVE_BYTES = 6 * 1024 * 1024;
const PRIVATE = { folder: 0o700, file: 0o600 };

/** Makes the folder, or takes it when it is ours; nobody else may look into it. Rejects with a JournalError. */
export async function claim(folder: string): Promise<void> {
    try {
        await mkdir(folder, { recursive: true, mode: PRIVATE.folder });
        const names = await readdir(folder);
        // Somebody's own folder is not to be shut, and not to be removed later.
        if (names.length && !names.some((name) => ["CURRENT", "LOCK", MARK, RESERVE].includes(name)))
            throw new JournalError("locked", `${folder} holds other files: choose an empty folder with --data.`);
        await chmod(folder, PRIVATE.folder);
        await Promise.all(names.map((name) => chmod(path.join(folder, name), PRIVATE.file)));
    } catch (error) {
        throw translated(error, folder);
    }
}

/** Opens what is there. Rejects with a JournalError that says what is lost when it is damaged. */
export async function openLevel(folder: string): Promise<Level> {
    const level: Level = new ClassicLevel(folder, { keyEncoding: "utf8", valueEncoding: "utf8" });
    try {
        await level.open();
        return level;
    } catch (error) {
        throw isDamage(error) ? await damageIn(folder) : translated(error, folder);
    }
}

/** Removes the data, and nothing else that is in the folder. */
export async function clear(folder: string): Promise<void> {
    await ClassicLevel.destroy(folder);
    for (const name of [MARK, RESERVE]) await rm(path.join(folder, name), { force: true });
}

/** What is whole of the data in a folder, read from a copy: the folder stays as it is. */
export async function salvage(folder: string): Promise<Found> {
    const copy = await mkdtemp(path.join(tmpdir(), "sandbox-salvage-"));
    try {
        await cp(folder, copy, { recursive: true, filter: (name) => ![RESERVE, "LOCK"].includes(path.basename(name)) });
        return await readWhole(copy).catch(async () => {
            await ClassicLevel.repair(copy);
            return readWhole(copy);
        });
    } finally {
        await rm(copy, { recursive: true, force: true });
    }
}

async function readWhole(folder: string): Promise<Found> {
    const level: Level = new ClassicLevel(folder, { keyEncoding: "utf8", valueEncoding: "utf8" });
    try {
        await level.open();
        return await readEntries(readable(level), markIn(folder));
    } finally {
        await level.close();
    }
}

/** All entries that can be read: where reading breaks off, those from the other end too. */
async function* readable(level: Level): AsyncGenerator<[string, string]> {
    let last = "";
    try {
        for await (const entry of level.iterator()) {
            yield entry;
            last = entry[0];
        }
    } catch {
        const rest = level.iterator({ gt: last, reverse: true });
        for (;;) {
            const entry = await rest.next().catch(() => undefined);
            if (!entry) break;
            yield entry;
        }
        await rest.close();
    }
}

/** How many losses are named. */
const NAMED = 10;

const WAYS_ON =
    "Start with --recover to go on with what is whole (the damaged folder is kept), with --export FILE to save what is whole, with --fresh to begin anew, or restore a copy.";

/** Why the data cannot be used as they are, and what is lost. */
export async function damageIn(folder: string): Promise<JournalError> {
    const { state, lost } = await salvage(folder).catch(() => ({ state: null, lost: ["nothing of them can be read"] }));
    const named = lost.slice(0, NAMED).join("; ") + (lost.length > NAMED ? `; and ${lost.length - NAMED} more` : "");
    return new JournalError(
        "corrupt",
        `The data in ${folder} are damaged${named ? `: ${named}` : ", but nothing of them is lost"}. ${state ? WAYS_ON : "Nothing can be saved of them: start with --fresh to begin anew, or restore a copy."}`,
    );
}

const isDamage = (error: unknown): boolean => /LEVEL_CORRUPTION|corrupt|not an sstable|missing files|no such file|CURRENT/i.test(textOf(error));

/**
 * The number of the last commit, in a file beside the log. It is written after each commit without waiting for the disk: being
 * behind is fine, being ahead means that commits are gone.
 */
export class MarkFile {
    readonly #path: string;
    #file: number | undefined;

    constructor(folder: string) {
        this.#path = path.join(folder, MARK);
    }

    write({ commits, at }: Mark): void {
        this.#file ??= openSync(this.#path, constants.O_RDWR | constants.O_CREAT, PRIVATE.file);
        const line = `${String(commits).padStart(16, "0")} ${at}`;
        writeSync(this.#file, `${line} ${crc32(line)}          \n`, 0);
    }

    close(): void {
        if (this.#file !== undefined) closeSync(this.#file);
        this.#file = undefined;
    }
}

/** The last mark; undefined where there is none that can be read. */
export function markIn(folder: string): Mark | undefined {
    const file = path.join(folder, MARK);
    const [, line, commits, at, sum] = (existsSync(file) && /^((\d{16}) (\S+)) (\d+) /.exec(readFileSync(file, "utf8"))) || [];
    return line && commits && at && crc32(line) === Number(sum) ? { commits: Number(commits), at } : undefined;
}

/** Room that is kept for the day on which the disk is full: LevelDB needs some to start again, and reading goes on. */
export class Reserve {
    readonly #path: string;
    #isHeld = false;

    constructor(folder: string) {
        this.#path = path.join(folder, RESERVE);
    }

    /** Rejects where there is no room for it. */
    async hold(): Promise<void> {
        if (this.#isHeld) return;
        try {
            await writeFile(this.#path, Buffer.alloc(RESERVE_BYTES), { mode: PRIVATE.file });
            this.#isHeld = true;
        } catch (error) {
            await this.release();
            throw error;
        }
    }

    async release(): Promise<void> {
        this.#isHeld = false;
        await rm(this.#path, { force: true });
    }
}

/** An error with all that caused it, as text. */
function textOf(error: unknown): string {
    const texts: string[] = [];
    for (let at: unknown = error; at instanceof Error; at = at.cause) texts.push(`${(at as { code?: string }).code ?? ""} ${at.message}`);
    return texts.join("\n");
}

/** The store's own errors as the few that a person can act on. */
export function translated(error: unknown, folder: string): Error {
    if (error instanceof JournalError) return error;
    const text = textOf(error);
    if (/ENOSPC|no space/i.test(text)) return new JournalError("full", "The disk is full. Nothing was changed.");
    if (/EACCES|EPERM|EROFS|permission denied|not permitted|read-only/i.test(text))
        return new JournalError("locked", `Nothing can be written in ${folder}: choose another folder with --data.`);
    if (/ENOTDIR|EEXIST|not a directory/i.test(text)) return new JournalError("locked", `${folder} is no folder: choose another with --data.`);
    if (/LEVEL_LOCKED|lock /i.test(text)) return new JournalError("locked", `The data in ${folder} are in use by another process.`);
    return error instanceof Error ? error : new Error(text);
}
