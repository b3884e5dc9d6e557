import { msg } from "@lit/localize";
import { html } from "lit";
import { events, type Event } from "#src/api/events.api.ts";
import { actionColor, actionLabel } from "#src/base/event-actions.ts";
import { viewPage } from "#src/pages/view-page.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { label } from "#src/elements/label.ts";
import { moment } from "#src/elements/time.ts";
import { sentenceOf } from "./bodies.ts";
import "./event-info.ts";
import { actor, origin, tenantOf } from "./values.ts";

/** One event, with all that was recorded of it. */
export const eventPage = viewPage<Event>({
    load: ({ uuid = "" }, signal) => events.retrieve(uuid, signal),
    title: sentenceOf,
    kind: () => msg("Event"),
    list: () => ({ label: msg("Event log"), href: "#/events/log" }),
    tabs: (event) => [
        {
            name: "page-overview",
            title: msg("Overview"),
            content: () =>
                html`<div class="main-and-more">
                    ${card({ title: actionLabel(event.action), body: html`<ak-event-info headed .event=${event}></ak-event-info>` })}
                    ${card({
                        title: msg("Event"),
                        body: facts([
                            [msg("Action"), label(actionLabel(event.action), actionColor(event.action))],
                            [msg("App"), event.app],
                            [msg("User"), actor(event)],
                            [msg("Created"), moment(event.created)],
                            [msg("Client IP"), origin(event)],
                            [msg("Tenant"), tenantOf(event)],
                            [msg("Kept until"), moment(event.expires)],
                        ]),
                    })}
                </div>`,
        },
    ],
});
