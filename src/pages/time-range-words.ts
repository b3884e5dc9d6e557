import { msg, str } from "@lit/localize";
import { type Duration, isDuration, parseTimeRange } from "#src/base/time-range.ts";
import { absolute } from "#src/elements/time.ts";

/** Spans of time up to now that can be chosen, in words. */
export const durations = (): Readonly<Record<Duration, string>> => ({
    PT1H: msg("Last hour"),
    P1D: msg("Last 24 hours"),
    P7D: msg("Last 7 days"),
    P30D: msg("Last 30 days"),
});

/** A span of time in words: "Last 7 days", "since Nov 2, 2026, 9:00 AM". What is none stays as it is. */
export function timeRangeWords(value: string): string {
    if (isDuration(value)) return durations()[value];
    const range = parseTimeRange(value);
    if (!range) return value;
    const [from, until] = [range.from, range.until].map((moment) => moment !== undefined && absolute(new Date(moment)));
    if (from && until) return msg(str`${from} to ${until}`);
    return from ? msg(str`since ${from}`) : msg(str`until ${until}`);
}
