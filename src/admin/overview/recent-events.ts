import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { events } from "#src/api/events.api.ts";
import { AkElement } from "#src/elements/element.ts";
import { eventList } from "../events/event-lists.ts";

const recent = eventList({ title: () => msg("Recent events"), load: events.list });

/** The event log below the overview. A list is more code than the rest of the first screen: it is loaded after that. */
@customElement("ak-recent-events")
export class RecentEvents extends AkElement {
    protected override render(): TemplateResult {
        return html`<ak-list .definition=${recent}></ak-list>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-recent-events": RecentEvents;
    }
}
