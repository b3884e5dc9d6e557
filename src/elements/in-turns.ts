/** Requests at a time: a server has others to serve, and browsers keep more than that waiting. */
const AT_ONCE = 4;

/** Does something with each, a few at a time, in their order. */
export async function inTurns<T>(objects: readonly T[], act: (object: T) => Promise<void>): Promise<void> {
    const left = objects.values();
    const worker = async (): Promise<void> => {
        for (const object of left) await act(object);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
