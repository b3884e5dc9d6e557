import { html } from "lit";
import "#src/elements/loading.ts";
import { dark, of, within } from "../support/story.ts";

export default { title: "Elements/States/ak-loading" };

export const Default = of(() => html`<ak-loading></ak-loading>`);
export const Pseudo = within(Default, { locale: "debug" });
export const Dark = dark(Default);
