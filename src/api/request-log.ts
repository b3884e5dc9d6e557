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
    /** As in `Call`. */
    byClock?: boolean | undefined;
    /** What was sent: JSON, or fields of a form. */
    sent?: string | FormData | undefined;
    /** What came back, as text. */
    answer?: string | undefined;
}

/** More would only grow the page: the drawer is for looking at what just happened. */
const KEPT = 50;

/** Characters of a body that are kept: whole pages of lists, no files. */
export const BODY_KEPT = 20_000;

/** One character more says that there is more. */
const cut = (text: string): string => text.slice(0, BODY_KEPT + 1);

let entries: readonly LoggedRequest[] = [];
const listeners = new Set<() => void>();

/** The latest requests, newest first. */
export const requestLog = {
    get entries(): readonly LoggedRequest[] {
        return entries;
    },
    add(entry: LoggedRequest): void {
        if (entry.byClock && entries.find(({ url }) => url === entry.url)?.status === entry.status) return;
        entries = [{ ...entry, sent: typeof entry.sent === "string" ? cut(entry.sent) : entry.sent }, ...entries].slice(0, KEPT);
        for (const listener of listeners) listener();
    },
    /** What came back, once it is read. @param at the moment that the request was logged with */
    answered(at: Date, answer: string): void {
        const entry = entries.find((one) => one.at === at);
        if (!entry) return;
        entry.answer = cut(answer);
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
