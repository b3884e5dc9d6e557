import { html } from "lit";
import { ApiError } from "#src/base/errors.ts";
import "#src/elements/table/ak-peek.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { failing, LONG, never } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, type Story } from "../support/story.ts";

export default { title: "Elements/Table/ak-peek" };

const ada = { pk: 1, name: "Ada Lovelace", email: "ada@example.test" };
type Person = typeof ada;

const known: Peek<Person> = {
    kind: () => "User",
    href: () => "#/identity/users/1",
    facts: ({ email }) => [
        ["Username", "ada"],
        ["Email", email],
    ],
};
const whole: Peek<Person> = {
    ...known,
    more: async () => [["Groups", "Engineers"]],
    events: async () => [{ text: "Ada Lovelace signed in.", href: "#/events/log", when: "2026-03-01T10:00:00Z" }],
};

const panel = (peek: Peek<Person>, row = ada): Story =>
    of(
        () =>
            html`<ak-peek
                .peek=${peek}
                .row=${row}
                .key=${row.pk}
                .name=${row.name}
                .place=${{ number: 1, of: 20, hasPrevious: false, hasNext: true }}
                .actions=${html`<button class="pf-v6-c-button pf-m-secondary pf-m-small" type="button">Edit</button>`}
            ></ak-peek>`,
    );

export const Default = panel(whole);
export const NothingMore = panel(known);
export const NothingHappened = panel({ ...whole, events: async () => [] });
export const Waiting = panel({ ...whole, more: never, events: never });
export const Failed = panel({ ...whole, more: failing });
export const Forbidden = panel({
    ...known,
    more: async () => {
        throw new ApiError(403, { detail: "You do not have permission to perform this action." });
    },
});
export const Gone = panel({
    ...known,
    more: async () => {
        throw new ApiError(404, { detail: "Not found." });
    },
});
export const LongText = panel(whole, { ...ada, name: LONG, email: `${LONG}@example.test` });
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
