import { signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { empty } from "#kernel/base/errors.ts";
import { count, integer, list, nested, object, text } from "#kernel/base/fields.ts";
import { asText, parseLookup } from "#kernel/resource/filters.ts";
import type { Json, Models } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { asObject, isObject } from "#kernel/store/validate.ts";
import { between, coordinates, MONTH, series } from "#mock/apps/core/metrics.ts";
import { ACTIONS } from "./actions.field.ts";
import { event } from "./event.resource.ts";
import { own } from "#kernel/base/own.ts";

type Event = Models["authentik_events.event"];
const typeRow = nested("TypeCreate", { name: text(), description: text(), component: text(), model_name: text() });

/** GET events/events/actions/ : every action with its label. */
export const actions = collectionAction(event, "GET", "actions", { access: signedIn, answer: list(typeRow), isList: true }, () =>
    ok(Object.entries(ACTIONS).map(([component, name]) => ({ name, description: "", component, model_name: "" }))),
);

/** Events of an action that the caller sees. */
function visible(call: Call): Event[] {
    const action = call.url.searchParams.get("action") ?? "login";
    return call.db.all("authentik_events.event").filter((row) => row.action === action && event.sees(call, row));
}

/** GET events/events/top_per_user/ : applications by how often they were authorised. */
export const topPerUser = collectionAction(
    event,
    "GET",
    "top_per_user",
    {
        access: signedIn,
        query: { action: text(), top_n: integer() },
        answer: list(nested("EventTopPerUser", { application: object({ required: true }), counted_events: count(), unique_users: count() })),
        isList: true,
    },
    ({ call }) => {
        const limit = Number(call.url.searchParams.get("top_n") ?? 15);
        const groups = new Map<string, { application: Json; users: Set<unknown>; count: number }>();
        for (const { context, user } of visible(call)) {
            const application = isObject(context) ? context.authorized_application : undefined;
            if (!isObject(application)) continue;
            const key = JSON.stringify(application);
            const entry = groups.get(key) ?? { application, users: new Set(), count: 0 };
            entry.count++;
            entry.users.add(isObject(user) ? user.pk : undefined);
            groups.set(key, entry);
        }
        const top = [...groups.values()].sort((a, b) => b.count - a.count).slice(0, Number.isFinite(limit) ? limit : 15);
        return ok(top.map(({ application, users, count }) => ({ application, counted_events: count, unique_users: users.size })));
    },
);

/**
 * GET events/events/per_month/ : how often something happened in the last four weeks, in thirty steps, or between `bounds` (D-882); 400 for a `query`
 * that is not JSON.
 */
export const perMonth = collectionAction(
    event,
    "GET",
    "per_month",
    { access: signedIn, query: { action: text(), query: text() }, answer: coordinates, isList: true },
    ({ call }) => {
        const holds = matcher(call.url.searchParams.get("query") ?? "{}");
        const times = visible(call)
            .filter(holds)
            .map(({ created }) => Date.parse(created));
        const bounds = boundsOf(call.url.searchParams.get("bounds") ?? "");
        return ok(bounds ? between(times, bounds) : series(times, call.random.now(), MONTH.points, MONTH.step));
    },
);

/** Days of two months and a bit: what is counted between is counted once for each. */
const MOST_BOUNDS = 64;

/** Moments in ms, rising, with commas between; undefined for anything else. */
function boundsOf(text: string): number[] | undefined {
    const bounds = /^\d+(,\d+)+$/.test(text) ? text.split(",").map(Number) : [];
    const isRising = bounds.every((bound, index) => Number.isSafeInteger(bound) && (index === 0 || bound > bounds[index - 1]!));
    return bounds.length > 0 && bounds.length <= MOST_BOUNDS && isRising ? bounds : undefined;
}

/** The test described by a JSON object of paths and values: `{"context__geo__country": "DE"}`. */
function matcher(query: string): (row: Event) => boolean {
    let wanted: Json;
    try {
        wanted = JSON.parse(query);
    } catch {
        throw empty(400);
    }
    if (!isObject(wanted)) throw empty(400);
    const tests = Object.entries(wanted);
    return (row) => tests.every(([name, value]) => agrees(row, name, value));
}

function agrees(row: Event, name: string, value: Json): boolean {
    const [path, lookup] = parseLookup(name);
    const found = path.split("__").reduce<unknown>((at, key) => own(asObject(at), key), row);
    if (lookup === "isnull") return (found === undefined || found === null) === Boolean(value);
    if (lookup === "exact") return JSON.stringify(found) === JSON.stringify(value);
    const [text, needle] = [asText(found).toLowerCase(), asText(value).toLowerCase()];
    return lookup === "iexact" ? text === needle : lookup === "startswith" ? text.startsWith(needle) : text.includes(needle);
}
