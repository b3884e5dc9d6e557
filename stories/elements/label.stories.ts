import { html } from "lit";
import type { LabelColor } from "#src/elements/label.ts";
import "#src/elements/label.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Values/ak-label" };

const COLORS: LabelColor[] = [undefined, "green", "blue", "orange", "red", "purple", "teal", "yellow"];

export const Colors = of(() => COLORS.map((color) => html`<ak-label .color=${color}>${color ?? "plain"}</ak-label> `));
export const LongText = of(() => html`<ak-label color="blue">${LONG}</ak-label>`);
export const RightToLeft = rightToLeft(Colors);
export const Dark = dark(Colors);
export const Narrow = narrow(LongText);
