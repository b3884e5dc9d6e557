import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { ClassicLevel } from "classic-level";
import { type Change, type Journal, JournalError, type State } from "#kernel/store/journal.ts";
import { GroupedWrites } from "./grouped-writes.ts";
import { journalSuite } from "./journal.suite.ts";
import { clear, salvage } from "./level.folder.ts";
import { levelJournal } from "./level.journal.ts";

const emptyFolder = () => mkdtemp(path.join(tmpdir(), "journal-"));

journalSuite("LevelDB", async () => {
    const folder = await emptyFolder();
    return {
        open: () => levelJournal(folder),
        async spoil() {
            const level = new ClassicLevel<string, string>(folder);
            await level.put("animals\u0000n1", '{"pk": 1, "na');
            await level.close();
        },
    };
});

const animal = (pk: number, name = `animal ${pk}`) => ({ table: "animals", key: pk, row: { pk, name, note: "x".repeat(pk % 50) } });

/** A folder with tables and a log, as after some starts; and its content. */
async function lived(): Promise<{ folder: string; state: State }> {
    const folder = await emptyFolder();
    const use = async (work: (journal: Journal) => Promise<void>) => {
        const journal = await levelJournal(folder);
        await journal.load();
        await work(journal);
        await journal.close();
    };
    await use((journal) => journal.replace({ version: 1, tables: { animals: Array.from({ length: 300 }, (_, pk) => animal(pk).row) } }));
    for (let round = 0; round < 4; round++)
        await use(async (journal) => {
            for (let n = 0; n < 5; n++)
                await journal.append([animal(round * 7 + n, `round ${round}`), { table: "animals", key: 200 + round * 5 + n, row: null }]);
        });
    const journal = await levelJournal(folder);
    const state = (await journal.load())!;
    await journal.close();
    return { folder, state };
}

/** What opening and loading gives. */
async function loaded(folder: string): Promise<State | JournalError | null> {
    let journal: Journal | undefined;
    try {
        journal = await levelJournal(folder);
        return await journal.load();
    } catch (error) {
        if (error instanceof JournalError) return error;
        throw error;
    } finally {
        await journal?.close();
    }
}

/** Files with the stored rows. */
const DATA = /^(CURRENT|MANIFEST-\d+|\d+\.log|\d+\.ldb|commits)$/;

async function filesOf(folder: string): Promise<string[]> {
    const names = (await readdir(folder)).filter((name) => DATA.test(name)).sort();
    return (await Promise.all(names.map(async (name) => [name, (await stat(path.join(folder, name))).size] as const)))
        .filter(([, size]) => size)
        .map(([name]) => name);
}

const copyOf = async (folder: string): Promise<string> => {
    const copy = await emptyFolder();
    await cp(folder, copy, { recursive: true });
    return copy;
};

describe("C9: a folder that was damaged", () => {
    /** Either everything is there, or loading rejects; and what is whole can be recovered. */
    async function mustNotice(folder: string, state: State, what: string): Promise<boolean> {
        const result = await loaded(folder);
        if (!(result instanceof JournalError)) {
            expect(result, `${what}: loaded in silence`).to.deep.equal(state);
            return false;
        }
        expect(result.kind, what).to.equal("corrupt");
        const { state: whole } = await salvage(folder);
        const way = whole ? "Start with --recover" : "Nothing can be saved of them: start with --fresh";
        expect(result.message, what).to.match(new RegExp(`damaged(: .+|, but nothing of them is lost)\\. ${way}`));
        const known = new Set(state.tables.animals!.map((row) => JSON.stringify(row)));
        // Rows of a log that is cut short may be older than the last.
        const strange = (whole?.tables.animals ?? []).filter(
            (row) => !known.has(JSON.stringify(row)) && !/^(animal|round) \d+$/.test((row as { name: string }).name),
        );
        expect(strange, `${what}: made up`).to.deep.equal([]);
        return true;
    }

    it("by a bit in any file is noticed", async function () {
        this.timeout(120_000);
        const { folder, state } = await lived();
        let noticed = 0;
        for (const name of await filesOf(folder))
            for (let place = 0; place < 12; place++) {
                const copy = await copyOf(folder);
                const bytes = await readFile(path.join(copy, name));
                const at = Math.floor(((place + 0.5) / 12) * bytes.length);
                bytes[at]! ^= 1 << (place % 8);
                await writeFile(path.join(copy, name), bytes);
                if (await mustNotice(copy, state, `bit ${place % 8} of byte ${at} of ${name}`)) noticed++;
                await rm(copy, { recursive: true });
            }
        expect(noticed).to.be.greaterThan(20);
    });

    it("by a file cut short or gone is noticed", async function () {
        this.timeout(120_000);
        const { folder, state } = await lived();
        let noticed = 0;
        for (const name of await filesOf(folder))
            for (const part of [0, 0.3, 0.9, undefined]) {
                const copy = await copyOf(folder);
                const file = path.join(copy, name);
                if (part === undefined) await rm(file);
                else await truncate(file, Math.floor((await stat(file)).size * part));
                if (await mustNotice(copy, state, `${name} cut to ${part}`)) noticed++;
                await rm(copy, { recursive: true });
            }
        expect(noticed).to.be.greaterThan(8);
    });

    it("names the changes that a log cut short has lost, and gives what was before them", async () => {
        const folder = await emptyFolder();
        const journal = await levelJournal(folder);
        await journal.load();
        await journal.replace({ version: 1, tables: {} });
        for (let pk = 1; pk <= 5; pk++) await journal.append([animal(pk)]);
        await journal.close();
        const [log] = (await readdir(folder)).filter((name) => name.endsWith(".log"));
        const file = path.join(folder, log!);
        await truncate(file, (await stat(file)).size - 20);
        const result = (await loaded(folder)) as JournalError;
        expect(result.message).to.match(/damaged: the last write is missing, after \S+ and until \S+\. Start with --recover/);
        expect((await salvage(folder)).state?.tables.animals).to.have.length(4);
    });

    it("keeps data from before there were checksums", async () => {
        const folder = await emptyFolder();
        const level = new ClassicLevel<string, string>(folder);
        await level.put("!version", "1");
        await level.put("animals\u0000n1", '{"pk":1,"name":"ant"}');
        await level.close();
        expect(await loaded(folder)).to.deep.equal({ version: 1, tables: { animals: [{ pk: 1, name: "ant" }] } });
    });
});

describe("a folder for data", () => {
    it("S8: only the owner can read it and its files", async () => {
        const folder = path.join(await emptyFolder(), "data");
        await mkdir(folder, { mode: 0o755 });
        const first = await levelJournal(folder);
        await first.load();
        await first.replace({ version: 1, tables: { animals: [animal(1).row] } });
        await first.close();
        await chmod(folder, 0o755);
        await (await levelJournal(folder)).close();
        const mode = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
        expect(await mode(folder)).to.equal("700");
        for (const name of ["commits", "reserve"]) expect(await mode(path.join(folder, name)), name).to.equal("600");
    });

    it("C10: is not a file, nor a folder with other things in it", async () => {
        const folder = await emptyFolder();
        const file = path.join(folder, "file");
        await writeFile(file, "mine");
        const refusal = (await loaded(file)) as JournalError;
        expect(refusal.message).to.equal(`${file} is no folder: choose another with --data.`);
        const other = (await loaded(folder)) as JournalError;
        expect(other.message).to.equal(`${folder} holds other files: choose an empty folder with --data.`);
        await writeFile(path.join(folder, "CURRENT"), "");
        await clear(folder);
        expect(await readdir(folder)).to.contain("file");
    });

    it("is refused while somebody else uses it", async () => {
        const folder = await emptyFolder();
        const first = await levelJournal(folder);
        const refusal = (await loaded(folder)) as JournalError;
        expect([refusal.kind, refusal.message]).to.deep.equal(["locked", `The data in ${folder} are in use by another process.`]);
        await first.close();
    });
});

describe("grouped writes", () => {
    const change = (key: number): Change => ({ table: "t", key, row: { pk: key } });

    it("C8: takes no changes that build on changes that were not written, until memory and disk are equal again", async () => {
        let isFull = true;
        const kept: number[] = [];
        const writes = new GroupedWrites(async (changes) => {
            if (isFull) throw new Error("full");
            kept.push(...changes.map(({ key }) => key as number));
        });
        const outcomes = await Promise.allSettled([writes.append([change(1)]), writes.append([change(2)])]);
        isFull = false;
        outcomes.push(...(await Promise.allSettled([writes.append([change(3)])])));
        expect(outcomes.map(({ status }) => status)).to.deep.equal(["rejected", "rejected", "rejected"]);
        writes.heal();
        await writes.append([change(4)]);
        expect(kept).to.deep.equal([4]);
    });
});
