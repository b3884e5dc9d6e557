/** A request to another server. */
export interface Sent {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Base64. */
    readonly body: string;
    /** For how long it may take, in ms. */
    readonly timeoutMs: number;
}

/** What came back: an answer, or why there is none. */
export type Received =
    | { readonly status: number; readonly reason: string; readonly headers: readonly (readonly [string, string])[]; readonly body: string }
    | { readonly failure: "timeout" | "connection"; readonly message: string };

/** Sends a request and follows no redirect. Never rejects. */
export type Send = (sent: Sent) => Promise<Received>;

/** What a host lets its engine reach. */
export interface Network {
    readonly send: Send;
    /** Other machines too, not this one alone. */
    readonly isOpen: boolean;
    /** After how many ms a delivery that failed is tried again, time after time; left out: never. */
    readonly retryAfter?: readonly number[];
}

/** As Celery's `retry_backoff` has it. */
export const BACK_OFF = [1000, 2000, 4000];

let network: Network | undefined;

/** Called by a host that reaches other servers; in the tab there is none. */
export function provideNetwork(provided: Network | undefined): void {
    network = provided;
}

export const networkOfHost = (): Network | undefined => network;

/** Whether a name or address is of this machine. Names other than `localhost` are not: who answers for them is decided elsewhere. */
export const isLoopbackName = (hostname: string): boolean =>
    /^127(\.\d{1,3}){3}$/.test(hostname) || ["[::1]", "::1", "localhost"].includes(hostname.toLowerCase());

export const isLoopback = ({ protocol, hostname }: URL): boolean => /^https?:$/.test(protocol) && isLoopbackName(hostname);
