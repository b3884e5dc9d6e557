/**
 * Does long work in slices, and lets the thread answer others after each. For work outside the transaction (`call.outside`):
 * inside, the others would still wait for the state.
 */
export async function inSlices<T>(items: readonly T[], size: number, work: (slice: readonly T[]) => void): Promise<void> {
    for (let at = 0; at < items.length; at += size) {
        work(items.slice(at, at + size));
        await new Promise((resolve) => setTimeout(resolve));
    }
}
