import { JournalError, type State } from "#kernel/journal.ts";

/** Version of the shape of stored state. Counts up with every change that older data must be brought along to. */
export const STATE_VERSION = 1;

/** Steps that bring a state from the version of its index to the next one; version 1 is the first there was. */
const MIGRATIONS: readonly ((state: State) => State)[] = [];

/** Brings stored state up to date, step by step. Throws a JournalError for a newer one, or for what is no state at all. */
export function migrate(state: State): State {
    if (
        typeof state !== "object" ||
        state === null ||
        !Number.isInteger(state.version) ||
        state.version < 1 ||
        typeof state.tables !== "object" ||
        state.tables === null
    )
        throw new JournalError("corrupt", "The stored data are not a state of this application.");
    if (state.version > STATE_VERSION)
        throw new JournalError("newer", `The stored data are of version ${state.version}, newer than this application knows (${STATE_VERSION}).`);
    return MIGRATIONS.slice(state.version - 1).reduce((older, step) => step(older), state);
}
