import { html } from "lit";
import "#src/elements/label.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Values/ak-status" };

export const Default = of(() => html`<ak-status good></ak-status> <ak-status></ak-status>`);
export const Worded = of(() => html`<ak-status good>Healthy</ak-status> <ak-status>Unhealthy</ak-status>`);
export const LongText = of(() => html`<ak-status good>${LONG}</ak-status>`);
export const German = within(Default, { locale: "de" });
export const RightToLeft = rightToLeft(Worded);
export const Dark = dark(Worded);
export const Narrow = narrow(LongText);
