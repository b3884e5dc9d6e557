import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { Event } from "#src/api/events.api.ts";
import { objectHref } from "#src/admin/routes.ts";
import { userHref } from "#src/admin/users/user-href.ts";
import { kindName } from "#src/base/kinds.ts";
import { link } from "#src/elements/table/column.ts";
import { addressWithPlace } from "#src/elements/geo-place.ts";

/*
 * The context of an event is free JSON: apps, policies and API clients write it. Nothing here takes a shape for granted.
 */

export type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value if it is an object; an empty object otherwise. */
export const factsOf = (value: unknown): Facts => (isFacts(value) ? value : {});

/** A text or number as text; "" for everything else. */
export const textOf = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** A text of at most so many characters; what is cut off is told by an ellipsis. */
export const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** The value as a list; a single value is a list of one. */
export const listOf = (value: unknown): readonly unknown[] =>
    Array.isArray(value) ? value : value === null || value === undefined || value === "" ? [] : [value];

const isEmpty = (value: unknown): boolean => listOf(value).length === 0 || (isFacts(value) && Object.keys(value).length === 0);

/** A uuid as addresses write it; events keep them without dashes. */
const dashed = (pk: string): string => pk.replace(/^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/, "$1-$2-$3-$4-$5");

/** The tenant of an event, without what the server writes before the name of each: "Tenant authentik-default". */
export const tenantOf = ({ tenant }: Event): string => textOf(factsOf(tenant)["name"]).replace(/^Tenant /, "");

/** A name for people: a token's ends with its expiry, to the microsecond, and what has no name of its own has that of its class before its key. */
export const readableName = (name: string): string => name.replace(/ \(expires=[^()]*\)$/, "").replace(/^\w+ object \((.+)\)$/, "$1");

/** An object by its name, as a link where it has a page. */
export function objectLink(value: unknown): unknown {
    const model = factsOf(value);
    const pk = textOf(model["pk"]);
    const name = readableName(textOf(model["name"])) || pk || "–";
    const page = pk === "" ? undefined : objectHref(`${textOf(model["app"])}.${textOf(model["model_name"])}`, dashed(pk));
    return page ? link(page, name) : name;
}

/** Stands for whoever is not signed in; has no page. */
const ANONYMOUS = "AnonymousUser";

/** What kind of object it is, in words. */
export const kindOf = (model: Facts): string => kindName(textOf(model["app"]), textOf(model["model_name"]));

/** A user by name, as a link where they have a page; a dash where nobody is named. */
export function userLink(value: unknown): unknown {
    const user = factsOf(value);
    const [name, pk] = [textOf(user["username"]), textOf(user["pk"])];
    if (name === "") return "–";
    return pk === "" || name === ANONYMOUS ? name : link(userHref(pk), name);
}

/** Who did it, and in whose name. */
export function actor({ user }: Pick<Event, "user">): TemplateResult {
    const behalf = factsOf(user)["on_behalf_of"];
    return html`<span class="stacked">
        <span>${userLink(user)}</span>
        ${isEmpty(behalf) ? "" : html`<small>${msg(html`on behalf of ${userLink(behalf)}`)}</small>`}
    </span>`;
}

/** Where it came from. */
export const origin = (event: Pick<Event, "client_ip" | "context">): TemplateResult =>
    addressWithPlace(event.client_ip || "–", factsOf(factsOf(event.context)["geo"]));

/** Anything at all, so that a person can read it: objects and users by name, lists line by line, the rest as it is. */
export function readable(value: unknown): unknown {
    if (isEmpty(value)) return "–";
    if (typeof value === "boolean") return value ? msg("Yes") : msg("No");
    if (Array.isArray(value)) return value.map((item) => html`<div>${readable(item)}</div>`);
    if (!isFacts(value)) return String(value);
    if ("model_name" in value) return html`${objectLink(value)} <small class="kind">${kindOf(value)}</small>`;
    if ("username" in value && "pk" in value) return userLink(value);
    const entries = Object.entries(value);
    if (entries.every(([, member]) => typeof member !== "object"))
        return entries.map(([key, member]) => html`<div><code>${key}</code> ${String(member)}</div>`);
    return html`<pre class="json">${JSON.stringify(value, null, 2)}</pre>`;
}

/** A name from the wire as a heading: `auth_method_args` is "Auth method args". */
export const heading = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1).replaceAll("_", " ").trimEnd();
