import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { State } from "#kernel/store/journal.ts";
import { moveToToday } from "#mock/sample/move-to-today.ts";

/** The sample company as of now, from the file that the build has left among the interfaces' own. */
export async function readSample(web: string): Promise<State> {
    const folder = path.join(web, "assets");
    const name = (await readdir(folder)).find((file) => /^sample-.*\.json$/.test(file));
    if (!name) throw new Error('There is no sample company: build again with "npm run build -- --force".');
    return moveToToday(await readFile(path.join(folder, name), "utf8"), Date.now());
}
