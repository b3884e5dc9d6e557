import { superuser } from "#kernel/http/access.ts";
import { invalidFields, REQUIRED } from "#kernel/base/errors.ts";
import { date, describe, embed, flag, object, reference, type Row, slug, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";

/** How long an invitation is valid by default: 30 minutes. */
const LIFETIME_MS = 30 * MINUTE_MS;

const fields = describe({
    pk: uuid(),
    name: slug(),
    expires: date({ default: (random) => timestamp(random.now() + LIFETIME_MS) }),
    fixed_data: object(),
    creator: reference("authentik_core.user", { hidden: true }),
    single_use: flag(),
    flow: reference("authentik_flows.flow", { optional: true, onDelete: "set default" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_invitation.invitation": Row<typeof fields>;
    }
}

/** A link with which somebody may enrol; it brings data that they need not type. */
export const invitation = resource("authentik_stages_invitation.invitation", {
    path: "stages/invitation/invitations/{invite_uuid}",
    schema: "Invitation",
    names: ["Invitation", "Invitations"],
    fields,
    computed: {
        created_by: computes(embed("GroupMember"), ({ row, db, call }) => call.show("GroupMember", db.get("authentik_core.user", row.creator))),
        flow_obj: computes(embed("authentik_flows.flow"), ({ row, db, call }) => {
            const flow = db.find("authentik_flows.flow", row.flow);
            return flow ? call.show("authentik_flows.flow", flow) : null;
        }),
    },
    order: ["-expires"],
    search: ["name", "creator__username", "expires", "flow__slug"],
    filters: {
        name: equals,
        created_by__username: { test: (asked) => equals.test({ ...asked, name: "creator__username" }) },
        expires: equals,
        flow__slug: equals,
    },
    access: superuser,
    label: (row) => `Invitation ${row.name}`,
    prepare: ({ values, row, call }) => {
        if (row) return;
        // An invitation in a blueprint has no creator: the original's database refuses it.
        if (!call.principal) throw invalidFields({ creator: [REQUIRED] });
        values.creator = call.principal.pk;
    },
    isAudited: true,
});
