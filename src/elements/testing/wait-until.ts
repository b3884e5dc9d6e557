import { waitUntil as wait } from "@open-wc/testing";

/** ms until a test gives up: a busy machine may take long, and only what never comes waits for all of it. */
const LIMIT = 30_000;

/** Waits until something is so. @param what is named when it never was */
export const waitUntil = (so: () => unknown, what?: string): Promise<void> => wait(so, what, { timeout: LIMIT });
