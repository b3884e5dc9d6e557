import type { Scenario } from "./scenario.ts";
import { DAY_MS, MINUTE_MS } from "#mock/encoding/time.ts";

/** Midnight (UTC) of the Monday on which the company's month begins. */
export const BEGIN = Date.UTC(2023, 2, 6);
/** Weeks of events; the last one is the current week of whoever opens the sandbox. */
export const WEEKS = 5;
/** When the last of them is over. */
export const END = BEGIN + WEEKS * 7 * DAY_MS;

/** A few requests that are made at a time (ms). */
export interface ScheduledAction {
    readonly at: number;
    readonly run: (scenario: Scenario) => Promise<void>;
}

const WEEKDAYS = { monday: 0, tuesday: 1, wednesday: 2, thursday: 3, friday: 4, saturday: 5, sunday: 6 } as const;
export type Weekday = keyof typeof WEEKDAYS;

/** A time of the month in ms: day from 0, `9:30` of it. */
export function dayOf(begin: number, day: number, time: string): number {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return begin + day * DAY_MS + (hours * 60 + minutes) * MINUTE_MS;
}

/** The same by week (from 0) and weekday. */
export const timeOf = (begin: number, week: number, weekday: Weekday, time: string): number => dayOf(begin, week * 7 + WEEKDAYS[weekday], time);
