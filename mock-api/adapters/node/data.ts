import { rename, writeFile, stat } from "node:fs/promises";
import { type Journal, JournalError } from "#kernel/store/journal.ts";
import { mend } from "#mock/mend.ts";
import { claim, clear, damageIn, salvage } from "../journals/level.folder.ts";
import { levelJournal } from "../journals/level.journal.ts";

/** What the owner wants done with the data before they are served. */
export interface Wish {
    /** Begin anew: whatever is there goes. */
    readonly fresh: boolean;
    /** Go on with what is whole when something is damaged. */
    readonly recover: boolean;
}

/** The data in a folder. Rejects with a JournalError of one sentence; damaged ones need the owner's word. */
export async function openData(folder: string, { fresh, recover }: Wish): Promise<Journal> {
    if (fresh) return beginAnew(folder);
    const journal = await levelJournal(folder).catch((error: unknown) => (isDamage(error) && recover ? goOn(folder) : Promise.reject(error)));
    if (!recover) return journal;
    try {
        await journal.load();
        return journal;
    } catch (error) {
        await journal.close();
        if (!isDamage(error)) throw error;
        return goOn(folder);
    }
}

async function beginAnew(folder: string): Promise<Journal> {
    // Opening fails when another process uses them; damage does not matter any more.
    await levelJournal(folder)
        .then((journal) => journal.close())
        .catch((error: unknown) => (isDamage(error) ? undefined : Promise.reject(error)));
    await clear(folder);
    return levelJournal(folder);
}

/** Puts the damaged folder aside, and begins another with what is whole of it. */
async function goOn(folder: string): Promise<Journal> {
    const { state, lost } = await salvage(folder);
    if (!state) throw await damageIn(folder);
    const aside = await unused(`${folder}.damaged-${new Date().toISOString().replaceAll(":", "-").slice(0, 19)}`);
    await rename(folder, aside);
    await claim(folder);
    const journal = await levelJournal(folder);
    const mended = mend(state);
    await journal.replace(mended.state);
    const lines = [...lost, ...mended.dropped.map((row) => `${row} cannot be without what is missing`)];
    console.log(`The data were damaged. What is whole was kept, the damaged folder is ${aside}.\n${lines.map((line) => `- ${line}\n`).join("")}`);
    return journal;
}

/** The name, or the same with a number where another folder of that second has it. */
async function unused(name: string): Promise<string> {
    for (let number = 1; ; number++) {
        const tried = number === 1 ? name : `${name}-${number}`;
        const isThere = await stat(tried).then(
            () => true,
            () => false,
        );
        if (!isThere) return tried;
    }
}

/** Writes what is whole of a folder's data to a file that the sandbox can import. */
export async function exportData(folder: string, file: string): Promise<string> {
    const { state, lost } = await salvage(folder);
    if (!state) throw lost.length ? await damageIn(folder) : new JournalError("corrupt", `There are no data in ${folder}.`);
    await writeFile(file, JSON.stringify(lost.length ? mend(state).state : state), { mode: 0o600 });
    return `${lost.length ? "What is whole of the data" : "The data"} in ${folder} stand in ${file}.`;
}

const isDamage = (error: unknown): boolean => error instanceof JournalError && error.kind === "corrupt";
