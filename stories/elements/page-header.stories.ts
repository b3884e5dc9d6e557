import { html } from "lit";
import "#src/pages/page-header.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Shell/ak-page-header", parameters: { context: { backend: true } } };

export const Default = of(() => html`<ak-page-header header="Users" description="Everybody who can sign in."></ak-page-header>`);
export const WithoutDescription = of(() => html`<ak-page-header header="Users"></ak-page-header>`);
export const LongText = of(() => html`<ak-page-header header=${LONG} description=${LONG}></ak-page-header>`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
