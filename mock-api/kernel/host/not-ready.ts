/**
 * Thrown inside a transaction by what is still being loaded. The host takes back what the request has written, waits outside its lock, so that
 * others are served meanwhile, and answers the request from its beginning.
 */
export class NotReady extends Error {
    /** Resolves when it is worth asking again; never rejects. */
    readonly ready: Promise<unknown>;

    constructor(what: string, ready: Promise<unknown>) {
        super(`Waiting for ${what}.`);
        this.ready = ready;
    }
}
