/** One request that the interface made; shown by the API drawer. */
export interface LoggedRequest {
    method: string;
    /** Path and query as sent. */
    url: string;
    /** HTTP status; 0 when there was no answer. */
    status: number;
    /** Milliseconds from sending to the answer's head. */
    duration: number;
    at: Date;
}

/** More would only grow the page: the drawer is for looking at what just happened. */
const KEPT = 50;

let entries: readonly LoggedRequest[] = [];
const listeners = new Set<() => void>();

/** The latest requests, newest first. */
export const requestLog = {
    get entries(): readonly LoggedRequest[] {
        return entries;
    },
    add(entry: LoggedRequest): void {
        entries = [entry, ...entries].slice(0, KEPT);
        for (const listener of listeners) listener();
    },
    clear(): void {
        entries = [];
        for (const listener of listeners) listener();
    },
    /** @returns a function that ends the subscription */
    subscribe(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
    },
};
