import { html } from "lit";
import "#src/elements/table/search-box.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Table/ak-search-box" };

export const Default = of(() => html`<ak-search-box></ak-search-box>`);
export const Typed = of(() => html`<ak-search-box value="ada"></ak-search-box>`);
export const LongText = of(() => html`<ak-search-box value=${LONG}></ak-search-box>`);
export const German = within(Default, { locale: "de" });
export const RightToLeft = rightToLeft(Typed);
export const Dark = dark(Typed);
export const Narrow = narrow(LongText);
