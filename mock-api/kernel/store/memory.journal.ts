import type { Journal } from "#kernel/store/journal.ts";

/** Keeps nothing: for tests, and where there is no storage. */
export const memoryJournal = (): Journal => ({
    load: async () => null,
    append: async () => undefined,
    replace: async () => undefined,
    close: async () => undefined,
});
