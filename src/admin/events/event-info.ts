import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import type { Event } from "#src/api/events.api.ts";
import { facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/expand.ts";
import { bodyOf, leadOf } from "./bodies.ts";
import { rest, section } from "./parts.ts";
import { factsOf, readable, textOf } from "./values.ts";
import own from "./event-info.css";

/** What an event tells: by its action, then all else it knows, the request it came from, and on demand everything as it was recorded. */
@customElement("ak-event-info")
export class EventInfo extends AkElement {
    static override styles = [description, own];

    @property({ attribute: false }) event: Event | undefined;
    /** Its sentence stands above already, as the title of a page. */
    @property({ type: Boolean }) headed = false;

    /** The raw record needs an editor, which is loaded when somebody wants to see it. */
    @state() private raw = false;

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("event")) this.raw = false;
    }

    protected override get rawData(): unknown {
        return this.event;
    }

    protected override render(): TemplateResult | typeof nothing {
        const { event } = this;
        if (!event) return nothing;
        const context = factsOf(event.context);
        const { parts = [] } = bodyOf(event);
        const others = rest(context, parts);
        const sentence = leadOf(event);
        return html`
            ${sentence && !this.headed ? html`<h2 class="lead">${sentence}</h2>` : nothing} ${parts.map((part) => part.render(context))}
            ${parts.length > 0 && others !== nothing ? section(msg("Details"), others) : others}
            ${!sentence && parts.length === 0 && others === nothing ? html`<p class="none">${msg("Nothing more was recorded.")}</p>` : nothing}
            ${this.#request(context["http_request"])}
            <ak-expand ?open=${this.raw} @ak-toggle=${this.#toggle}>
                <span slot="summary">${msg("Everything that was recorded")}</span>
                ${this.raw ? html`<ak-codemirror readonly mode="json" label=${msg("Record")} .value=${record(event)}></ak-codemirror>` : nothing}
            </ak-expand>
        `;
    }

    #request(value: unknown): unknown {
        const request = factsOf(value);
        if (Object.keys(request).length === 0) return nothing;
        const { method, path, args, ...more } = request;
        return section(
            msg("Request"),
            facts([
                [msg("Address"), html`<code>${textOf(method)} ${textOf(path)}</code>`],
                [msg("Parameters"), readable(args)],
                ...Object.entries(more).map(([key, detail]) => [key, readable(detail)] as const),
            ]),
        );
    }

    #toggle({ detail }: CustomEvent<boolean>): void {
        void import("#src/elements/code/codemirror.ts");
        this.raw = detail;
    }
}

const record = ({ user, context }: Event): string => JSON.stringify({ user, context }, null, 2);

declare global {
    interface HTMLElementTagNameMap {
        "ak-event-info": EventInfo;
    }
}
