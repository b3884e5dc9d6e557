import { collectionAction } from "#kernel/action.ts";
import { signedIn, superuser } from "#kernel/access.ts";
import { choice, date, count, describe, integer, json, list, nested, object, type Row, text, uuid } from "#kernel/fields.ts";
import { equals, type Filter } from "#kernel/filters.ts";
import { timestamp } from "#kernel/formats.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import { resource } from "#kernel/resource.ts";
import { isObject } from "#kernel/validate.ts";
import { ACTIONS } from "./actions.ts";

/** How long an event is kept when no tenant says otherwise: a year. */
const YEAR_MS = 365 * 24 * 3600 * 1000;

const fields = describe({
    pk: uuid(),
    user: json({ default: {} }),
    action: choice(ACTIONS),
    app: text(),
    context: json({ default: {}, nullable: true }),
    client_ip: text({ nullable: true, format: "ip" }),
    created: date({ readOnly: true, default: (random) => timestamp(random.now()) }),
    expires: date({ default: (random) => timestamp(random.now() + YEAR_MS) }),
    tenant: json({ default: { app: "authentik_tenants", model_name: "tenant", pk: "", name: "Tenant fallback" } }),
});
declare module "#kernel/models.ts" {
    interface Models {
        "authentik_events.event": Omit<Row<typeof fields>, "action" | "expires" | "created"> & {
            readonly action: string;
            readonly created: string;
            readonly expires: string;
        };
    }
}

/** The value at a dotted path of a JSON column equals the parameter. */
const jsonEquals = (column: "user" | "context" | "tenant", ...path: string[]): Filter => ({
    shape: text(),
    test:
        ({ values }) =>
        (row) =>
            path.reduce<Json>((at, key) => (isObject(at) ? at[key] : undefined), row[column] as Json) === values.at(-1),
});

/** The change log of one object: uuids without dashes, and whole numbers too. */
const byModelKey: Filter = {
    shape: text(),
    test: ({ values }) => {
        const wanted = values.at(-1)!.replaceAll("-", "");
        return (row) => {
            const model = (row.context as JsonObject | null)?.model as JsonObject | undefined;
            return model !== undefined && String(model.pk) === wanted;
        };
    },
};

/** What has happened: sign-ins, changes, errors. */
export const event = resource("authentik_events.event", {
    path: "events/events/{event_uuid}",
    schema: "Event",
    names: ["Event", "Events"],
    fields,
    order: ["-created"],
    search: ["pk", "user", "action", "app", "context", "client_ip"],
    filters: {
        action: {
            shape: text(),
            test:
                ({ values }) =>
                (row) =>
                    (row.action as string).toLowerCase().includes(values.at(-1)!.toLowerCase()),
        },
        client_ip: { shape: text(), test: equals.test },
        username: jsonEquals("user", "username"),
        context_model_pk: byModelKey,
        context_model_name: jsonEquals("context", "model", "model_name"),
        context_model_app: jsonEquals("context", "model", "app"),
        context_authorized_app: jsonEquals("context", "authorized_application", "pk"),
        tenant_name: jsonEquals("tenant", "name"),
    },
    access: superuser,
    operations: ["list", "create", "retrieve", "update", "partial_update", "destroy"],
    label: (row) => `Event action=${row.action}`,
});

const typeRow = nested("TypeCreate", { name: text(), description: text(), component: text(), model_name: text() });

/** GET events/events/actions/ : every action with its label. */
export const actions = collectionAction(event, "GET", "actions", { access: signedIn, answer: list(typeRow), isList: true }, () =>
    ok(Object.entries(ACTIONS).map(([component, name]) => ({ name, description: "", component, model_name: "" }))),
);

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
    ({ call, db }) => {
        const action = call.url.searchParams.get("action") ?? "login";
        const limit = Number(call.url.searchParams.get("top_n") ?? 15);
        const groups = new Map<string, { application: Json; users: Set<unknown>; count: number }>();
        for (const row of db.all("authentik_events.event")) {
            const application = isObject(row.context) ? row.context.authorized_application : undefined;
            if (row.action !== action || !isObject(application) || !event.sees(call, row)) continue;
            const key = JSON.stringify(application);
            const entry = groups.get(key) ?? { application, users: new Set(), count: 0 };
            entry.count++;
            entry.users.add((row.user as JsonObject).pk);
            groups.set(key, entry);
        }
        const top = [...groups.values()].sort((a, b) => b.count - a.count).slice(0, Number.isFinite(limit) ? limit : 15);
        return ok(top.map(({ application, users, count }) => ({ application, counted_events: count, unique_users: users.size })));
    },
);
