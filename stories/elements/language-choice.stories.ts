import { html } from "lit";
import "#src/shell/language-choice.ts";
import { dark, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Shell/ak-language-choice" };

export const Default = of(() => html`<ak-language-choice></ak-language-choice>`);
export const German = within(Default, { locale: "de" });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
