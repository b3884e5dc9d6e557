import type { Call } from "./call.ts";
import type { Target } from "./dispatch.ts";
import { textErrors } from "./error-shapes.ts";
import type { Sender } from "./exchange.ts";

export const LOOPBACK = "127.0.0.1";
/** Whom the engine is when it asks itself. */
export const ITSELF: Sender = { jar: { get: () => undefined, set: () => undefined }, ip: LOOPBACK };

/** One request's time with the state. */
export interface Turn {
    /** Gives the lock back. */
    release: () => void;
    /** Resolve when what was committed so far is durable. */
    readonly kept: Promise<void>[];
    /** `Call.later` of what was committed so far. */
    readonly later: Map<string, (call: Call) => Promise<void>>;
}

/** The beginning of a turn. */
export const turnOf = (release: Turn["release"]): Turn => ({ release, kept: [], later: new Map() });

/** A request that changes much, and meanwhile lets others read: until it is done, nobody else commits. */
export interface LongChange {
    readonly call: Call;
    readonly done: Promise<void>;
}

/** What is "answered" where no request asks: `work` looks at the state, and `seen` gives what it saw. */
export function looking<T>(work: (call: Call) => T): { target: Target; seen(): T } {
    const seen: T[] = [];
    const answer = (call: Call): Response => {
        seen.push(work(call));
        return new Response();
    };
    return { target: { errors: textErrors, maxBody: () => 0, answer }, seen: () => seen[0]! };
}
