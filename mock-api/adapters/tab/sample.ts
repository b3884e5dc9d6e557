import type { State } from "#kernel/store/journal.ts";
import { moveToToday } from "#mock/sample/move-to-today.ts";

/** Address of the sample company; the build puts its hashed name here. */
const SAMPLE_URL = "__SAMPLE_URL__";

/** The sample company as of now. Rejects when its file cannot be had. */
export async function fetchSample(): Promise<State> {
    const response = await fetch(new URL(SAMPLE_URL, location.origin));
    if (!response.ok) throw new Error("The sample company could not be loaded.");
    return moveToToday(await response.text(), Date.now());
}
