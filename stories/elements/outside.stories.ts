import { html } from "lit";
import type { OutsideMessage, Push, Webhook } from "#src/api/outside.api.ts";
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

const sent = { created: new Date().toISOString(), person: { pk: 1, username: "ines", name: "Ines Carvalho" }, seen: true };
const asked: Omit<Push, "pk" | "answer"> = {
    ...sent,
    kind: "push",
    to: "Pixel 7",
    content: { title: "Is it you who signs in?", details: { Account: "ines", Address: "127.0.0.1" } },
};
const called: Omit<Webhook, "pk" | "to" | "answer"> = {
    ...sent,
    kind: "webhook",
    content: { transport: "Chat", method: "POST", headers: { "content-type": "application/json" }, payload: { body: "Test", severity: "notice" } },
    chosen: null,
};

/** Another engine would have to be waited for: a question ends after a minute, and a webhook is on its way for a moment. */
const passing: readonly OutsideMessage[] = [
    { ...asked, pk: "late", answer: "late" },
    { ...asked, pk: "back", answer: "taken back" },
    { ...called, pk: "on-its-way", to: "https://hooks.example/slow", answer: null },
    {
        ...called,
        pk: "sending",
        to: "http://127.0.0.1:8080/again",
        content: { ...called.content, sent: { tries: 2, reply: "127.0.0.1:8080 does not answer: connect ECONNREFUSED 127.0.0.1:8080" } },
        answer: "none",
    },
    { ...called, pk: "silent", to: "https://hooks.example/silent", answer: "timeout", chosen: "timeout" },
];
const Passing = within(Default, { address: "#/", answers: { "/-/sandbox/outside/": passing } });

/** A question that nobody answered in time, and one that is no longer needed. */
export const PhoneTooLate = pressing(Passing, "Phone");
export const PhoneTooLateDark = dark(PhoneTooLate);
/** What is on its way, was tried twice, and what nobody answered. */
export const WebhooksUnanswered = opened(pressing(Passing, "Webhooks"));
export const WebhooksUnansweredDark = dark(WebhooksUnanswered);
export const WebhooksUnansweredNarrow = narrow(WebhooksUnanswered);
