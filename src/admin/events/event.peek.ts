import { msg } from "@lit/localize";
import { html } from "lit";
import type { Event } from "#src/api/events.api.ts";
import { actionLabel } from "#src/base/event-actions.ts";
import { ago } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { sentenceOf } from "./bodies.ts";
import { eventHref } from "./event-lists.ts";
import "./event-info.ts";
import { actor, origin } from "./values.ts";

/** An event beside a list of events: who, from where, when, and all that it tells. */
export const eventPeek: Peek<Event> = {
    title: sentenceOf,
    kind: ({ action }) => actionLabel(action),
    href: ({ pk }) => eventHref(pk),
    facts: (event) => [
        [msg("User"), actor(event)],
        [msg("Client IP"), origin(event)],
        [msg("Created"), ago(event.created)],
    ],
    below: (event) => html`<ak-event-info headed .event=${event}></ak-event-info>`,
};
