import { html } from "lit";
import "#src/elements/time.ts";
import { dark, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Values/ak-time" };

const HOUR_MS = 3_600_000;
const at = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

export const Past = of(() => html`<ak-time value=${at(-3)}></ak-time>`);
export const Future = of(() => html`<ak-time value=${at(24 * 30)}></ak-time>`);
export const Never = of(() => html`<ak-time></ak-time>`);
export const German = within(Past, { locale: "de" });
export const RightToLeft = rightToLeft(Past);
export const Dark = dark(Past);
