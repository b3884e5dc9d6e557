import { ownerOnly, signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import { choice, date, describe, embed, flag, reference, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { noContent } from "#kernel/http/operation.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";

export const SEVERITIES = { notice: "Notice", warning: "Warning", alert: "Alert" } as const;
export type Severity = keyof typeof SEVERITIES;

const EVENT = "authentik_events.event";

const fields = describe({
    pk: uuid(),
    severity: choice(SEVERITIES, { readOnly: true }),
    body: text({ readOnly: true }),
    created: date({ readOnly: true, default: (random) => timestamp(random.now()) }),
    seen: flag(),
    /** The event that it is about: gone when that has expired. */
    about: reference(EVENT, { optional: true, hidden: true, onDelete: "set null" }),
    user: reference("authentik_core.user", { hidden: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_events.notification": Row<typeof fields>;
    }
}

/** Tells one user of an event: what the drawer of the interfaces shows. */
export const notification = resource("authentik_events.notification", {
    path: "events/notifications/{uuid}",
    schema: "Notification",
    names: ["Notification", "Notifications"],
    fields,
    computed: {
        event: computes(embed(EVENT, { readOnly: false, optional: true }), ({ row, db, call }) =>
            row.about === null ? null : call.show(EVENT, db.get(EVENT, row.about)),
        ),
    },
    search: ["created", "about", "severity"],
    filters: {
        severity: equals,
        body: { shape: text(), test: equals.test },
        created: equals,
        event: { shape: uuid(), test: (asked) => equals.test({ ...asked, name: "about" }) },
        seen: equals,
        user: equals,
    },
    access: ownerOnly("user"),
    operations: ["list", "retrieve", "update", "partial_update", "destroy", "used_by"],
    label: (row) => `Notification for user ${row.user}: ${row.body.slice(0, 75)}`,
});

/** POST events/notifications/mark_all_seen/ : the caller has seen all of their own. */
export const markAllSeen = collectionAction(notification, "POST", "mark_all_seen", { access: signedIn }, ({ call, db }) => {
    for (const { pk, seen } of db.where("authentik_events.notification", "user", call.principal!.pk))
        if (!seen) db.update("authentik_events.notification", pk, { seen: true });
    return noContent();
});
