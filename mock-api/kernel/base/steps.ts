/**
 * Long work as steps: between two of them others may be served. On the state steps are done by `Call.reading` and `Call.changing`, outside
 * of the transaction (`Call.outside`) by `withPauses`.
 */
export type Steps<T> = Generator<void, T>;

/** How long steps run before the others have their turn, in ms. */
const SLICE_MS = 8;

/** Does steps until they have taken their share of time, or are done. */
export function slice<T>(steps: Steps<T>): IteratorResult<void, T> {
    const started = performance.now();
    let step = steps.next();
    while (!step.done && performance.now() - started < SLICE_MS) step = steps.next();
    return step;
}

/** Does all of it at once: where nobody else is there to be served. */
export function complete<T>(steps: Steps<T>): T {
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
}

/** Does all of it, and lets the thread answer others in between. Not for work inside a transaction: the others would still wait for the state. */
export async function withPauses<T>(steps: Steps<T>): Promise<T> {
    let step = slice(steps);
    while (!step.done) {
        await breathe();
        step = slice(steps);
    }
    return step.value;
}

/** Lets the thread do what else it has to do. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
