import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { events, type Event } from "#src/api/events.api.ts";
import { actionColor, actionLabel } from "#src/base/event-actions.ts";
import { listOf, type ListDefinition } from "#src/pages/list.ts";
import { href } from "#src/base/route.ts";
import { label } from "#src/elements/label.ts";
import { ago, link, oneLine, type Column } from "#src/elements/table/column.ts";
import { day } from "#src/elements/time.ts";
import { sentenceOf } from "./bodies.ts";
import { eventIcon } from "./event-icon.ts";
import "./event-info.ts";
import "./named-user.ts";
import { actor, cut, factsOf, objectLink, origin, tenantOf, textOf } from "./values.ts";
import { ownValue } from "#src/base/own-value.ts";

export const eventHref = (pk: string): string => href(`/events/log/${pk}`);

const action: Column<Event> = {
    title: () => msg("Action"),
    sort: "action",
    cell: (event) => {
        const { pk, action, app } = event;
        const [sentence, kind] = [sentenceOf(event), actionLabel(action)];
        const color = actionColor(action);
        return html`<span class="stacked ak-cut"
            >${link(eventHref(pk), color && sentence === kind ? label(kind, color) : sentence)}<small data-tip
                >${eventIcon(action)} ${sentence === kind ? app : html`${color ? label(kind, color) : kind} · ${app}`}</small
            ></span
        >`;
    },
};
const user: Column<Event> = { title: () => msg("User"), sort: "user", cell: actor };
const created: Column<Event> = { title: () => msg("Created"), sort: "created", cell: (event) => ago(event.created) };
const client: Column<Event> = { title: () => msg("Client IP"), sort: "client_ip", cell: origin };
const object: Column<Event> = { title: () => msg("About"), cell: (event) => attemptedName(event) ?? (about(event) || "–") };
const tenant: Column<Event> = { title: () => msg("Tenant"), cell: (event) => oneLine(tenantOf(event) || "–") };

/** Nobody is signed in yet where a sign-in fails: it is about whoever has the name. */
function attemptedName({ action, context }: Event): TemplateResult | undefined {
    const name = action === "login_failed" ? textOf(factsOf(context)["username"]) : "";
    return name ? html`<ak-named-user username=${name}>${name}</ak-named-user>` : undefined;
}

/** What an event is about, in a few words for a cell; objects that have a page lead there. What was said of it is the event's sentence. */
function about({ context }: Event): unknown {
    const facts = factsOf(context);
    // What a policy was asked about tells more than the binding's number.
    const candidates = ["model", "authorized_application", "secret", "token", "source", "provider", "flow"].map((key) => ownValue(facts, key));
    for (const candidate of [...candidates, factsOf(facts["request"])["obj"], facts["binding"]]) {
        const object = factsOf(candidate);
        if (textOf(object["name"])) return objectLink(object);
    }
    return cut(textOf(facts["username"]), LONG);
}

/** Characters of a name that a cell has room for. */
const LONG = 80;

/** A list of events: what differs is which of them, and how much is shown of each. */
export const eventList = (
    options: Pick<ListDefinition<Event>, "load"> & Partial<Pick<ListDefinition<Event>, "title" | "filterBy" | "empty">>,
    columns: readonly Column<Event>[] = [action, object, user, created, client],
): ListDefinition<Event> => ({
    title: () => msg("Events"),
    order: "-created",
    groupBy: { heading: ({ created }) => day(created), sortedBy: "created" },
    name: (event) => actionLabel(event.action),
    columns,
    peek: async () => (await import("./event.peek.ts")).eventPeek,
    expand: (event) => html`<ak-event-info .event=${event}></ak-event-info>`,
    empty: () => ({ icon: "clock", header: msg("No events yet."), text: msg("Sign-ins, opened applications and changes are listed as they happen.") }),
    ...options,
});

export const allColumns: readonly Column<Event>[] = [action, object, user, created, client, tenant];

/** The object whose changes are listed, as events name it: `{ app: "authentik_core", model: "group", pk }`. */
export interface EventTarget {
    app: string;
    model: string;
    pk: string | number;
}

/** Who created, changed and deleted an object: to be put into the object's page. */
export const changelog = (target: EventTarget): unknown =>
    listOf(
        "events",
        eventList(
            {
                title: () => msg("Changes"),
                empty: () => ({ icon: "clock", header: msg("No changes yet."), text: msg("Whatever is changed here or by the API is listed as it happens.") }),
                load: (query, signal) => events.list({ ...query, ...changesOf(target) }, signal),
            },
            // All are about the object in view: a column that says so would push the last one out of a card.
            [action, user, created, client],
        ),
        `${target.app}.${target.model}.${target.pk}`,
    );

/** The changes of an object, as a query. */
export const changesOf = ({ app, model, pk }: EventTarget) => ({
    // The server looks for the text anywhere in the action.
    action: "model_",
    context_model_app: app,
    context_model_name: model,
    context_model_pk: String(pk),
});

/** What a user did: to be put into the user's page. */
export const eventsOfUser = (username: string): unknown =>
    listOf("events", eventList({ load: (query, signal) => events.list({ ...query, username }, signal) }), username);
