import { html } from "lit";
import "#src/shell/version-banner.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Shell/ak-version-banner", parameters: { context: { backend: true } } };

export const Default = of(() => html`<ak-version-banner version="2023.1.0"></ak-version-banner>`);
export const SameVersion = of(() => html`<ak-version-banner></ak-version-banner>`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(Default);
