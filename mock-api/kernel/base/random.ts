import type { Randomness } from "#kernel/base/fields.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Each byte as two digits: every request has an id. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
/** Bytes of a UUID that a dash stands before (RFC 9562 4). */
const DASHED = new Set([4, 6, 8, 10]);

/** Ids, secrets and times from a source of bytes and a clock: the platform's, or fixed ones. */
export function randomness(bytes: (length: number) => Uint8Array = secureBytes, now: () => number = Date.now): Randomness {
    return {
        bytes,
        now,
        uuid() {
            const raw = bytes(16);
            raw[6] = (raw[6]! & 0x0f) | 0x40;
            raw[8] = (raw[8]! & 0x3f) | 0x80;
            let text = "";
            for (let at = 0; at < 16; at++) text += (DASHED.has(at) ? "-" : "") + HEX[raw[at]!]!;
            return text;
        },
        text(length) {
            let text = "";
            // Bytes past the last whole multiple are thrown away: each letter stays equally likely.
            while (text.length < length) for (const byte of bytes(length)) if (byte < 248 && text.length < length) text += LETTERS[byte % 62];
            return text;
        },
    };
}

/** Pool of random bytes: asking the platform for 16 at a time costs more than the bytes. */
let pool = new Uint8Array(0);

function secureBytes(length: number): Uint8Array {
    if (length > 4096) return crypto.getRandomValues(new Uint8Array(length));
    if (pool.length < length) pool = crypto.getRandomValues(new Uint8Array(4096));
    const taken = pool.slice(0, length);
    pool = pool.subarray(length);
    return taken;
}

/** Bytes that follow from a seed: the same at each run, for snapshots and tests. Not for secrets. */
export function seededBytes(seed: number): (length: number) => Uint8Array {
    let state = seed >>> 0;
    // xorshift32 (Marsaglia 2003)
    const next = () => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (state >>> 0) & 0xff;
    };
    return (length) => Uint8Array.from({ length }, next);
}
