import { html } from "lit";
import "#src/elements/card.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Layout/ak-card" };

export const Default = of(() => html`<ak-card header="Version">2023.2.0</ak-card>`);
export const WithoutHeader = of(() => html`<ak-card>Only a body.</ak-card>`);
export const Empty = of(() => html`<ak-card header="Nothing"></ak-card>`);
export const LongText = of(() => html`<ak-card header=${LONG}>${LONG}</ak-card>`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
