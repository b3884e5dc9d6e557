import type { State } from "#kernel/store/journal.ts";
import { moveToToday } from "#mock/sample/move-to-today.ts";
import { standIns } from "#mock/sample/install.ts";
import { replay } from "#mock/sample/replay.ts";
import { BEGIN, dayOf } from "#mock/sample/times.ts";
import snapshot from "#mock/snapshot.generated.json";

let made: Promise<State> | undefined;

/** The sample company for stories: one week of it, replayed when the first story asks. */
export async function sampleState(): Promise<State> {
    const fresh = snapshot as unknown as State;
    const state = await (made ??= replay(fresh, standIns(fresh), 1));
    return moveToToday(JSON.stringify({ end: dayOf(BEGIN, 7, "0:00"), state }), Date.now());
}
