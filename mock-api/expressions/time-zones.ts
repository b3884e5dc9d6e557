import type { Json } from "#kernel/base/models.ts";

/** From here to there rules of time zones are looked up, in ms: what 32 bits of seconds hold. */
const [FIRST, LAST] = [0, Date.UTC(2037, 11, 31)];
const STEP_MS = 28 * 24 * 3600 * 1000;
const MINUTE_MS = 60_000;

const known = new Map<string, Json>();

/** When the offset of a time zone from UTC changes, as `from`, `offset` (both in seconds), `isDst` and `name`; null for a zone that does not exist. */
export function timeZone(key: string): Json {
    if (!known.has(key)) known.set(key, transitions(key));
    return known.get(key)!;
}

function transitions(key: string): Json {
    if (!/^[A-Za-z][\w+/-]*$/.test(key)) return null;
    try {
        const offset = offsetIn(key);
        const changes = [{ at: FIRST, offset: offset(FIRST) }];
        for (let at = FIRST; at < LAST; at += STEP_MS) {
            const last = changes.at(-1)!;
            if (offset(at + STEP_MS) !== last.offset) {
                const change = firstAfter(at, at + STEP_MS, (moment) => offset(moment) !== last.offset);
                changes.push({ at: change, offset: offset(change) });
            }
        }
        const usual = (at: number) => Math.min(offset(Date.UTC(new Date(at).getUTCFullYear(), 0, 15)), offset(Date.UTC(new Date(at).getUTCFullYear(), 6, 15)));
        return changes.map(({ at, offset: seconds }) => ({ from: at / 1000, offset: seconds, isDst: seconds > usual(at), name: nameOf(key, at, seconds) }));
    } catch (error) {
        if (error instanceof RangeError) return null;
        throw error;
    }
}

/** The first moment, to the minute, for which `holds`, which does at `to`. */
function firstAfter(from: number, to: number, holds: (moment: number) => boolean): number {
    let [low, high] = [from / MINUTE_MS, to / MINUTE_MS];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (holds(middle * MINUTE_MS)) high = middle;
        else low = middle;
    }
    return high * MINUTE_MS;
}

/** Seconds ahead of UTC. */
function offsetIn(key: string): (at: number) => number {
    const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
    const format = new Intl.DateTimeFormat("en-US", { ...parts, timeZone: key, hourCycle: "h23" });
    return (at) => {
        const told = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
        return (Date.UTC(told.year!, told.month! - 1, told.day, told.hour, told.minute, told.second) - at) / 1000;
    };
}

/** CET, EDT …, by whichever English knows the zone's own; else the offset. */
function nameOf(key: string, at: number, offset: number): string {
    for (const locale of ["en-US", "en-GB", "en-AU"]) {
        const name = new Intl.DateTimeFormat(locale, { timeZone: key, timeZoneName: "short" })
            .formatToParts(at)
            .find(({ type }) => type === "timeZoneName")?.value;
        if (name && /^[A-Z]{3,5}$/.test(name)) return name;
    }
    const minutes = Math.abs(offset) / 60;
    const two = (value: number) => String(value).padStart(2, "0");
    return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${minutes % 60 ? two(minutes % 60) : ""}`;
}
