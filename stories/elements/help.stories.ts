import { html } from "lit";
import "#src/pages/help/help.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Around a page/ak-help" };

export const Closed = of(() => html`<ak-help subject="policies"></ak-help>`);
export const Open = of(() => html`<ak-help open subject="policies"></ak-help>`);
export const WithCode = of(() => html`<ak-help open subject="expression-policy"></ak-help>`);
export const RightToLeft = rightToLeft(Open);
export const Dark = dark(WithCode);
export const Narrow = narrow(WithCode);
