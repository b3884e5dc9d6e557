/* Spans of time as they stand in an address: a duration up to now ("P7D"), or an interval whose ends may be open ("2026-11-01T09:00:00Z/.."); ISO 8601. */

/** Moments in ms since 1970. */
export interface TimeRange {
    /** The first moment of it; left out: it has no beginning. */
    from?: number | undefined;
    /** The first moment after it; left out: it has no end. */
    until?: number | undefined;
}

const HOUR = 3_600_000;
/** Durations that can be chosen, in ms. */
const DURATIONS = { PT1H: HOUR, P1D: 24 * HOUR, P7D: 7 * 24 * HOUR, P30D: 30 * 24 * HOUR } as const;
export type Duration = keyof typeof DURATIONS;
const OPEN = "..";

/** @returns undefined where the text is no span of time */
export function parseTimeRange(text: string, now = Date.now()): TimeRange | undefined {
    if (isDuration(text)) return { from: now - DURATIONS[text] };
    const ends = text.split("/");
    if (ends.length !== 2 || ends.every((end) => end === OPEN)) return undefined;
    const [from, until] = ends.map((end) => (end === OPEN ? undefined : Date.parse(end)));
    if (Number.isNaN(from) || Number.isNaN(until)) return undefined;
    return { from, until };
}

/** To the second: an address is read by people, too. */
const end = (moment: number | undefined): string => (moment === undefined ? OPEN : new Date(moment).toISOString().replace(/\.\d+Z$/, "Z"));

/** The interval as it stands in an address; "" for all time. */
export const timeRangeText = ({ from, until }: TimeRange): string => (from === undefined && until === undefined ? "" : `${end(from)}/${end(until)}`);

export const isDuration = (text: string): text is Duration => Object.hasOwn(DURATIONS, text);
