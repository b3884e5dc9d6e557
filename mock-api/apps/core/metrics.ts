import type { Call } from "#kernel/http/call.ts";
import { integer, list, nested } from "#kernel/base/fields.ts";
import type { Models } from "#kernel/base/models.ts";
import { HOUR_MS, WEEK_MS } from "#mock/encoding/time.ts";

/** Points of a chart: `x_cord` in ms since the epoch, `y_cord` how many. */
export const coordinates = list(nested("Coordinate", { x_cord: integer({ readOnly: true }), y_cord: integer({ readOnly: true }) }), { readOnly: true });

/** A chart of `points` equal steps back from now; the first point is one step in the future, and is empty. */
export function series(times: readonly number[], now: number, points: number, stepMs: number): { x_cord: number; y_cord: number }[] {
    const counts = new Map<number, number>();
    for (const time of times) {
        const age = Math.floor((now - time) / stepMs);
        counts.set(age, (counts.get(age) ?? 0) + 1);
    }
    const second = Math.floor(now / 1000) * 1000;
    return Array.from({ length: points }, (_, index) => ({ x_cord: second + (1 - index) * stepMs, y_cord: index === 0 ? 0 : (counts.get(index - 1) ?? 0) }));
}

/** A chart of spans between moments that somebody has named, in ms and in their order, each with its end; the newest first. */
export function between(times: readonly number[], bounds: readonly number[]): { x_cord: number; y_cord: number }[] {
    const counts = bounds.slice(1).map((end, index) => ({ x_cord: end, y_cord: times.filter((time) => time >= bounds[index]! && time < end).length }));
    return counts.toReversed();
}

/** Steps of the charts of sign-ins: a week in steps of eight hours. */
export const WEEK = { points: 22, step: 8 * HOUR_MS } as const;
/** Steps of the charts of a month: four weeks in thirty steps, and the one ahead. */
export const MONTH = { points: 31, step: (4 * WEEK_MS) / 30 } as const;

/** A week's chart of the events that hold. */
export const chartOf = ({ db, random }: Call, holds: (event: Models["authentik_events.event"]) => boolean) =>
    series(
        db
            .all("authentik_events.event")
            .filter(holds)
            .map(({ created }) => Date.parse(created)),
        random.now(),
        WEEK.points,
        WEEK.step,
    );
