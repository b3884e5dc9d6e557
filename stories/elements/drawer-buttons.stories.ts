import { html } from "lit";
import "#src/shell/drawer-buttons.ts";
import { dark, of, rightToLeft, within } from "../support/story.ts";
import { notified } from "../support/preparations.ts";

export default { title: "Elements/Shell/ak-drawer-buttons", parameters: { context: { backend: true } } };

export const Default = of(() => html`<ak-drawer-buttons></ak-drawer-buttons>`);
export const Unread = within(Default, { address: notified("The LDAP server refuses.") });
export const Failing = within(Default, { fault: "failing" });
export const RightToLeft = rightToLeft(Unread);
export const Dark = dark(Unread);
