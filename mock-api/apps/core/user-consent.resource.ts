import { ownerOrSuperuser } from "#kernel/http/access.ts";
import type { Db } from "#kernel/store/db.ts";
import { date, describe, embed, flag, reference, type Row, serial, text } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";

const fields = describe({
    pk: serial(),
    expires: date({ nullable: true, documentedAs: date({ optional: true }) }),
    user: reference("authentik_core.user"),
    application: reference("authentik_core.application"),
    /** Ids of what was allowed, with blanks between. */
    permissions: text({ blank: true }),
    expiring: flag(true, { hidden: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.userconsent": Row<typeof fields>;
    }
}
export type UserConsent = Row<typeof fields>;

const whole = (target: "authentik_core.user" | "authentik_core.application") => embed(target, { optional: true, required: true });

/** What a user let an application know of them; deleting it makes the question come again. */
export const userConsent = resource("authentik_core.userconsent", {
    path: "core/user_consent/{id}",
    schema: "UserConsent",
    names: ["User Consent", "User Consents"],
    fields,
    computed: {
        user: computes(whole("authentik_core.user"), ({ row, db, call }) => call.show("authentik_core.user", db.get("authentik_core.user", row.user))),
        application: computes(whole("authentik_core.application"), ({ row, db, call }) =>
            call.show("authentik_core.application", db.get("authentik_core.application", row.application)),
        ),
    },
    unique: [["user", "application", "permissions"]],
    order: ["application", "expires"],
    search: ["user__username"],
    filters: { user: equals, application: equals },
    access: ownerOrSuperuser("user"),
    operations: ["list", "retrieve", "destroy", "used_by"],
    label: (row, db: Db) => `User Consent ${db.get("authentik_core.application", row.application).name} by ${db.get("authentik_core.user", row.user).username}`,
});
