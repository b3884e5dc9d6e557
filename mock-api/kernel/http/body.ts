import { HttpError } from "#kernel/base/errors.ts";
import type { HttpRequest } from "./http-request.ts";
import { MAX_ANONYMOUS_BODY, MAX_BODIES_AT_ONCE, MAX_BODY_TIME_MS } from "#kernel/base/limits.ts";

const tooLarge = (limit: number): HttpError => new HttpError(413, { detail: `The body is too large: at most ${limit} bytes are taken here.` });
const tooSlow = (): HttpError => new HttpError(408, { detail: "The body took too long to arrive." });
const lost = (): HttpError => new HttpError(400, { detail: "The body did not arrive to its end." });
const busy = (): HttpError => new HttpError(503, { detail: "Too many large bodies are on their way. Try again soon." }, { "retry-after": "5" });

/** Memory that large bodies share: what is taken must be given back. */
export class BodyBudget {
    #left: number;

    constructor(bytes = MAX_BODIES_AT_ONCE) {
        this.#left = bytes;
    }

    /** Throws 503 when so much is not left. */
    take(bytes: number): void {
        if (bytes > this.#left) throw busy();
        this.#left -= bytes;
    }

    giveBack(bytes: number): void {
        this.#left += bytes;
    }
}

export interface BodyRules {
    /** Asked once, before more than `MAX_ANONYMOUS_BODY` bytes are read: how many this caller may send. Throws when the caller may not ask at all. */
    readonly admit: () => Promise<number>;
    readonly budget: BodyBudget;
    readonly timeoutMs?: number;
}

/** A body as it was read. `release` gives its share of the budget back. */
export interface ReadBody {
    readonly bytes: Uint8Array<ArrayBuffer>;
    release(): void;
}

/**
 * Reads a body. What is small is read at once; who sends more is asked for first, so that strangers cannot use up memory.
 * Nothing of a refused body is kept: reading stops at the limit. Throws 408, 413, 503, and what `admit` throws.
 */
export async function readBody(request: HttpRequest, { admit, budget, timeoutMs = MAX_BODY_TIME_MS }: BodyRules): Promise<ReadBody> {
    const stream = request.body;
    if (!stream || ["GET", "HEAD"].includes(request.method)) return { bytes: new Uint8Array(), release: () => undefined };
    let limit = MAX_ANONYMOUS_BODY;
    let taken = 0;
    const grow = async (announced: number | null) => {
        limit = Math.max(limit, await admit());
        if (announced !== null && announced > limit) throw tooLarge(limit);
        taken = announced ?? limit;
        try {
            budget.take(taken);
        } catch (error) {
            taken = 0;
            throw error;
        }
    };
    const announced = lengthOf(request);
    const reader = stream.getReader();
    const deadline = alarm(timeoutMs);
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
        if (announced !== null && announced > limit) await grow(announced);
        for (;;) {
            const { done, value } = await Promise.race([reader.read(), deadline.rings]);
            if (done) break;
            size += value.length;
            if (size > limit && taken === 0) await grow(null);
            // The budget has reserved the announced length: more than that is refused.
            if (size > limit || (taken > 0 && size > taken)) throw tooLarge(Math.min(limit, taken || limit));
            chunks.push(value);
        }
    } catch (error) {
        budget.giveBack(taken);
        void reader.cancel(error).catch(() => undefined);
        throw error instanceof HttpError ? error : lost();
    } finally {
        deadline.stop();
    }
    return { bytes: joined(chunks, size), release: () => budget.giveBack(taken) };
}

/** `Content-Length`; null when it was not sent. */
function lengthOf(request: HttpRequest): number | null {
    const sent = request.headers.get("content-length");
    return sent !== null && /^\d{1,15}$/.test(sent) ? Number(sent) : null;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
    }
    return bytes;
}

/** Rejects with 408 when its time has come. */
function alarm(ms: number): { rings: Promise<never>; stop(): void } {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rings = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(tooSlow()), ms);
    });
    // Nobody listens when the body ends in time.
    rings.catch(() => undefined);
    return { rings, stop: () => clearTimeout(timer) };
}
