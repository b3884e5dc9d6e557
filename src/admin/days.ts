import { events } from "#src/api/events.api.ts";
import type { Point } from "#src/elements/chart/series.ts";
import { counted } from "./week-chart.ts";

/** When each of the last days began where the visitor is, in ms, and when the last one, today, ends. */
export function lastDays(count: number, now = new Date()): number[] {
    return Array.from({ length: count + 1 }, (_, index) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - count + 1 + index).getTime());
}

/** What was counted between the bounds, or, by a server that has bounds of its own, between those. */
export function pointsOf(numbers: readonly { x_cord: number; y_cord: number }[], bounds: readonly number[]): Point[] {
    const told = numbers.toReversed();
    const isAsAsked = told.length === bounds.length - 1 && told.every(({ x_cord: end }, index) => end === bounds[index + 1]);
    return isAsAsked ? told.map(({ y_cord: value }, index) => ({ at: bounds[index]!, value })) : counted(numbers);
}

/** Four weeks, today the last. */
const DAYS = 28;

/** How often something happened on each of the last days. @param where what the event has to say, by the paths of its fields */
export async function perDay(action: string, where: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Point[]> {
    const bounds = lastDays(DAYS);
    return pointsOf(await events.perDay(action, where, bounds, signal), bounds);
}
