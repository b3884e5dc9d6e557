import type { Answer } from "#mock/python/interpreter.ts";

/** Questions that change nothing, and whose answers say all there is to know. */
const READING = new Set(["rows", "find", "linked", "describe", "uid", "avatar", "group_attributes", "is_member", "launch_url", "http"]);
/** Questions that are answered alike for ever. */
const CONSTANT = new Set(["models", "zone", "zones"]);

/** Characters that one run may take to be remembered, and all of them together. */
const [MAX_RUN, MAX_ALL] = [64_000, 8_000_000];

interface Known {
    /** What it asked, and was answered, in this order. */
    readonly exchanges: readonly (readonly [question: string, answer: string])[];
    readonly result: string;
    readonly size: number;
}

/** By the request, the one that was used last at the end. */
const known = new Map<string, Known>();
let size = 0;

/** What a run may ask of its surroundings, which is noticed. */
export interface Watched {
    readonly answer: Answer;
    /** To be called when something is looked at that is never the same again: a clock, randomness. */
    readonly passing: () => void;
}

/**
 * The result of a run. One that was asked for with the same request, asks the same questions and is answered the same has the same result:
 * Python keeps nothing between two runs, and has no hash seed of its own. Runs that look at a clock, draw randomness, change anything or fail
 * are run each time.
 * `run`: runs it. `isGood`: whether its result may be told again.
 */
export function runUnlessKnown(request: string, answer: Answer, run: (watched: Watched) => string, isGood: (result: string) => boolean): string {
    const before = known.get(request);
    if (before) {
        known.delete(request);
        if (before.exchanges.every(([question, answered]) => answer(question) === answered)) {
            known.set(request, before);
            return before.result;
        }
        size -= before.size;
    }
    const exchanges: [string, string][] = [];
    let isRepeatable = true;
    const watched: Watched = {
        answer(question) {
            const answered = answer(question);
            const kind = /^\["(\w+)"/.exec(question)?.[1] ?? "";
            if (READING.has(kind)) exchanges.push([question, answered]);
            else isRepeatable &&= CONSTANT.has(kind);
            return answered;
        },
        passing: () => void (isRepeatable = false),
    };
    const result = run(watched);
    if (isRepeatable && isGood(result)) remember(request, exchanges, result);
    return result;
}

function remember(request: string, exchanges: readonly [string, string][], result: string): void {
    const own = exchanges.reduce((sum, [question, answered]) => sum + question.length + answered.length, request.length + result.length);
    if (own > MAX_RUN) return;
    known.set(request, { exchanges, result, size: own });
    size += own;
    for (const [oldest, { size: freed }] of known) {
        if (size <= MAX_ALL) return;
        known.delete(oldest);
        size -= freed;
    }
}
