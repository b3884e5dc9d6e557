import { superuser } from "#kernel/http/access.ts";
import { choice, date, describe, json, type Row, text, uuid } from "#kernel/base/fields.ts";
import { asText, equals, type Filter } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { resource } from "#kernel/resource/resource.ts";
import { asObject } from "#kernel/store/validate.ts";
import { ACTIONS } from "./actions.field.ts";
import { YEAR_MS } from "#mock/encoding/time.ts";
import { own } from "#kernel/base/own.ts";
import { prefers } from "#kernel/http/preferences.ts";

const fields = describe({
    pk: uuid(),
    user: json({ default: {} }),
    action: choice(ACTIONS),
    app: text(),
    context: json({ default: {}, nullable: true }),
    client_ip: text({ nullable: true, format: "ip" }),
    created: date({ readOnly: true, default: (random) => timestamp(random.now()) }),
    expires: date({ default: (random) => timestamp(random.now() + YEAR_MS) }),
    // An event without a request gets a tenant of its own, as in the original.
    tenant: json({
        default: (random) => ({ app: "authentik_tenants", model_name: "tenant", pk: random.uuid().replaceAll("-", ""), name: "Tenant fallback" }),
    }),
});
declare module "#kernel/base/models.ts" {
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
            path.reduce<unknown>((at, key) => own(asObject(at), key), row[column]) === values.at(-1),
});

/** The change log of one object: uuids without dashes, and whole numbers too. */
const byModelKey: Filter = {
    shape: text(),
    test: ({ values }) => {
        const wanted = values.at(-1)!.replaceAll("-", "");
        return (row) => {
            // The context of an event is free JSON: whoever may write one may put anything there.
            const { pk } = asObject(asObject(row.context).model);
            return pk !== undefined && String(pk) === wanted;
        };
    },
};

/** A part of an action, in any case. To clients that prefer so one that is named whole is meant alone: "login" is not a failed one (D-152). */
const byAction: Filter = {
    shape: text(),
    test: ({ values, call }) => {
        const asked = values.at(-1)!.toLowerCase();
        // What a person has thought of begins with the prefix.
        const isWhole = prefers(call, "sandbox-whole-actions") && Object.hasOwn(ACTIONS, asked) && !asked.endsWith("_");
        return isWhole ? (row) => row.action === asked : (row) => asText(row.action).toLowerCase().includes(asked);
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
        action: byAction,
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
