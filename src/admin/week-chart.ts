import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Chart } from "#src/elements/chart/chart.ts";
import "#src/elements/chart/chart.ts";
import type { Point } from "#src/elements/chart/series.ts";

/**
 * Numbers of the API, which begin with the newest: each counts the time before its moment, and the first lies ahead. Here each stands at
 * the beginning of its time, from the past to now.
 */
export function counted(numbers: readonly { x_cord: number; y_cord: number }[]): Point[] {
    const [ahead, now] = numbers;
    const step = ahead && now ? ahead.x_cord - now.x_cord : 0;
    return numbers
        .slice(1)
        .map(({ x_cord: end, y_cord: value }) => ({ at: end - step, value }))
        .toReversed();
}

/** What happened to something in the last week, in a card of its page. @param of loads anew where this is another */
export const weekChart = (label: string, of: unknown, load: Chart["load"]): TemplateResult =>
    html`<ak-chart label=${label} .load=${guard([of], () => load)}></ak-chart>`;
