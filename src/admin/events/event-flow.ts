import { Task } from "@lit/task";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { flows } from "#src/api/flows.api.ts";
import { href } from "#src/base/route.ts";
import { AkElement } from "#src/elements/element.ts";

/** The flow that an event names by its key: a link to it, or the key alone where the flow is gone. */
@customElement("ak-event-flow")
export class EventFlow extends AkElement {
    /** Key of the flow, with or without dashes. */
    @property() flow = "";

    readonly #found = new Task(this, {
        task: async ([key], { signal }) => (await flows.list({ flow_uuid: key, page_size: 1 }, signal)).results[0],
        args: () => [this.flow] as const,
    });

    protected override render(): TemplateResult {
        const found = this.#found.value;
        return found ? html`<a href=${href(`/flow/flows/${found.slug}`)}>${found.name}</a>` : html`<code>${this.flow}</code>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-event-flow": EventFlow;
    }
}
