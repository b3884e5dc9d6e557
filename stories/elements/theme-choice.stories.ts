import { html } from "lit";
import "#src/shell/theme-choice.ts";
import { dark, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Shell/ak-theme-choice" };

export const Default = of(() => html`<ak-theme-choice></ak-theme-choice>`);
export const Pseudo = within(Default, { locale: "debug" });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
