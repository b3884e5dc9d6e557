import { html } from "lit";
import "#src/elements/skeleton.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/States/ak-skeleton" };

export const Default = of(() => html`<ak-skeleton></ak-skeleton>`);
export const Many = of(() => html`<ak-skeleton lines="12"></ak-skeleton>`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(Default);
