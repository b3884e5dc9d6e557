import { html } from "lit";
import "#src/common/shell/page-header.ts";
import "#src/common/shell/theme-choice.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Navigation/ak-page-header", parameters: { surroundings: { backend: true } } };

export const Default = of(() => html`<ak-page-header header="Users" description="Everybody who can sign in."></ak-page-header>`);
export const ThemeChoice = of(() => html`<ak-theme-choice></ak-theme-choice>`);
export const LongText = of(() => html`<ak-page-header header=${LONG} description=${LONG}></ak-page-header>`);
export const Pseudo = within(ThemeChoice, { locale: "debug" });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
