import { html } from "lit";
import "#src/shell/outside/outside.ts";
import { opened, pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";
import { mailed, onThePhone, sentOutside } from "../support/preparations.ts";

export default { title: "Elements/Shell/ak-outside", parameters: { context: { backend: true, address: sentOutside() } } };

export const Default = of(() => html`<ak-outside></ak-outside>`);
export const Empty = within(Default, { address: "#/" });
export const Failing = within(Default, { fault: "failing" });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(Default);

/** What waits is first, what was answered last. */
export const Phone = within(Default, { address: onThePhone() });
export const PhoneDark = dark(Phone);
export const PhoneNarrow = narrow(Phone);

/** As their recipients see them, and as text. */
export const Mails = opened(within(Default, { address: mailed("#/") }));
export const MailsDark = dark(Mails);
export const MailsNarrow = narrow(Mails);

export const Webhooks = pressing(Default, "Webhooks (3)");
/** What was sent, what came back, and what an address is to answer from now on. */
export const WebhooksOpened = opened(Webhooks);
export const WebhooksDark = dark(Webhooks);
export const WebhooksNarrow = narrow(Webhooks);
