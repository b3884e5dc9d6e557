import { html } from "lit";
import "#src/shell/notification-list.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";
import { notified } from "../support/preparations.ts";

export default { title: "Elements/Shell/ak-notification-list", parameters: { context: { backend: true, address: notified("The LDAP server refuses.") } } };

export const Default = of(() => html`<ak-notification-list></ak-notification-list>`);
export const Empty = within(Default, { address: "#/" });
export const Failing = within(Default, { fault: "failing" });
export const LongText = within(Default, { address: notified(LONG) });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
