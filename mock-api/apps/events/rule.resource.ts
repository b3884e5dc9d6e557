import { superuser } from "#kernel/http/access.ts";
import { choice, describe, embed, reference, references, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";
import { policiesOf } from "#mock/apps/flows/flow.resource.ts";
import { SEVERITIES } from "./notification.resource.ts";

const fields = describe({
    /** Policies are bound to this key. */
    pk: uuid(),
    name: text({ unique: true }),
    transports: references("authentik_events.notificationtransport", { blank: true, accessor: "notificationrule_set" }),
    severity: choice(SEVERITIES, { default: "notice" }),
    group: reference("authentik_core.group", { optional: true, onDelete: "set null" }),
    policy_engine_mode: choice(["all", "any"], { default: "any", hidden: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_events.notificationrule": Row<typeof fields>;
    }
}
export type Rule = Row<typeof fields>;

/** Tells the members of a group of the events that its policies let through. */
export const rule = resource("authentik_events.notificationrule", {
    path: "events/rules/{pbm_uuid}",
    schema: "NotificationRule",
    names: ["Notification Rule", "Notification Rules"],
    fields,
    families: ["authentik_policies.policybindingmodel"],
    relatedThrough: [{ accessor: "policies", target: "authentik_policies.policy", keys: (row, db) => policiesOf(db, row.pk) }],
    computed: {
        group_obj: computes(embed("authentik_core.group"), ({ row, db, call }) =>
            row.group === null ? null : call.show("authentik_core.group", db.get("authentik_core.group", row.group)),
        ),
    },
    order: ["name"],
    search: ["name", "group__name"],
    filters: { name: equals, severity: equals, group__name: equals },
    access: superuser,
    label: (row) => `Notification Rule ${row.name}`,
    isAudited: true,
});
