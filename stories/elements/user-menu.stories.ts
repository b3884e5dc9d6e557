import { html } from "lit";
import "#src/shell/user-menu.ts";
import { pressing } from "../support/press.ts";
import { dark, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Shell/ak-user-menu", parameters: { context: { backend: true } } };

export const Default = of(() => html`<ak-user-menu></ak-user-menu>`);
export const Open = pressing(Default, "Account akadmin");
export const SomebodyElse = within(Default, { user: "ada" });
export const Failing = within(Default, { fault: "failing" });
export const RightToLeft = rightToLeft(Open);
export const Dark = dark(Open);
