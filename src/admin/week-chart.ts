import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Chart } from "#src/elements/chart/chart.ts";
import "#src/elements/chart/chart.ts";
import type { Point } from "#src/elements/chart/series.ts";

/** Numbers of the API, which calls what is counted by its place in a drawing and begins with the newest. */
export const counted = (numbers: readonly { x_cord: number; y_cord: number }[]): Point[] =>
    numbers.map(({ x_cord: at, y_cord: value }) => ({ at, value })).toSorted((one, other) => one.at - other.at);

/** What happened to something in the last week, in a card of its page. @param of loads anew where this is another */
export const weekChart = (label: string, of: unknown, load: Chart["load"]): TemplateResult =>
    html`<ak-chart label=${label} .load=${guard([of], () => load)}></ak-chart>`;
