import { html } from "lit";
import "#src/elements/chart/chart.ts";
import type { Series } from "#src/elements/chart/series.ts";
import { failing, LONG, never } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Values/ak-chart" };

/** ms of a third of a day. */
const THIRD = 8 * 3_600_000;

const counted = (name: string, color: Series["color"], height: number): Series => ({
    name,
    color,
    points: Array.from({ length: 21 }, (_, place) => ({
        at: Date.parse("2023-02-20T00:00:00Z") + place * THIRD,
        value: Math.round(height * (1 + Math.sin(place / 2))),
    })),
});

const chart = (series: readonly Series[], type = "bar") =>
    of(() => html`<ak-chart label="Actions over the last week" type=${type} .load=${async () => series}></ak-chart>`);

const three = [counted("Sign-ins", "green", 9), counted("Failed sign-ins", "red", 2), counted("Applications opened", "blue", 6)];

export const Bars = chart(three);
export const Lines = chart(three, "line");
export const One = chart([counted("Sign-ins", "blue", 1200)]);
export const NothingHappened = chart([counted("Sign-ins", "blue", 0)]);
export const Loading = of(() => html`<ak-chart label="Actions" .load=${never}></ak-chart>`);
export const Failed = of(() => html`<ak-chart label="Actions" .load=${failing}></ak-chart>`);
export const LongText = chart([counted(LONG, "purple", 3)]);
export const RightToLeft = rightToLeft(Bars);
export const Dark = dark(Bars);
export const DarkLines = dark(Lines);
export const Narrow = narrow(Bars);
