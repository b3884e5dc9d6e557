import { html } from "lit";
import "#src/shell/masthead.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Shell/ak-masthead", parameters: { context: { backend: true } } };

export const Default = of(() => html`<ak-masthead></ak-masthead>`);
export const WithSidebar = of(() => html`<ak-masthead .sidebarOpen=${true}></ak-masthead>`);
export const Failing = within(Default, { fault: "failing" });
export const RightToLeft = rightToLeft(WithSidebar);
export const Dark = dark(WithSidebar);
export const Narrow = narrow(WithSidebar);
