import { JournalError, type State } from "#kernel/journal.ts";

/** Brings a state to the next version. Fields that came or went need none: rows are brought to today's fields when they are read. */
export type Migration = (state: State) => State;

/** The first brings version 1, the first there was, to version 2; and so on. */
const MIGRATIONS: readonly Migration[] = [];

/** Version of the shape of stored state. Counts up with every change that older data must be brought along to. */
export const STATE_VERSION = MIGRATIONS.length + 1;

/** Brings stored state up to date, step by step. Throws a JournalError for a newer one, or for what is not a state. */
export function migrate(state: State, steps: readonly Migration[] = MIGRATIONS): State {
    if (
        typeof state !== "object" ||
        state === null ||
        !Number.isInteger(state.version) ||
        state.version < 1 ||
        typeof state.tables !== "object" ||
        state.tables === null
    )
        throw new JournalError("corrupt", "The stored data are not a state of this application.");
    const newest = steps.length + 1;
    if (state.version > newest)
        throw new JournalError("newer", `The stored data are of version ${state.version}, newer than this application knows (${newest}).`);
    return steps.slice(state.version - 1).reduce((older, step) => ({ ...step(older), version: older.version + 1 }), state);
}
