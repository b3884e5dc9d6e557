import { superuser } from "#kernel/http/access.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { describe, embed, flag, integer, reference, type Row, uuid } from "#kernel/base/fields.ts";
import { anyOf, equals } from "#kernel/resource/filters.ts";
import type { Key } from "#kernel/base/models.ts";
import { resource } from "#kernel/resource/resource.ts";
import { concreteOf } from "#kernel/resource/action.ts";
import { computes } from "#kernel/resource/view.ts";

const TARGET = "authentik_policies.policybindingmodel";

const fields = describe({
    pk: uuid(),
    policy: reference("authentik_policies.policy", { optional: true, accessor: "policybinding_set", resetOnPut: true }),
    group: reference("authentik_core.group", { optional: true }),
    user: reference("authentik_core.user", { optional: true }),
    target: reference(TARGET, { accessor: false }),
    negate: flag(),
    enabled: flag(true),
    order: integer(),
    timeout: integer({ default: 30 }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies.policybinding": Row<typeof fields>;
        "authentik_policies.policybindingmodel": { readonly pk: string; readonly name?: string; readonly policy_engine_mode: string };
    }
}
export type PolicyBinding = Row<typeof fields>;

/** Ties a policy, a group or a user to what it guards. */
export const policyBinding = resource("authentik_policies.policybinding", {
    path: "policies/bindings/{policy_binding_uuid}",
    schema: "PolicyBinding",
    names: ["Policy Binding", "Policy Bindings"],
    fields,
    computed: {
        policy_obj: computes(embed("authentik_policies.policy"), ({ row, db, call }) => {
            const policy = db.find("authentik_policies.policy", row.policy);
            return policy ? concreteOf(call, "authentik_policies.policy", policy).view.represent(policy, call) : null;
        }),
        group_obj: computes(embed("authentik_core.group"), ({ row, db, call }) =>
            row.group === null ? null : call.show("authentik_core.group", db.get("authentik_core.group", row.group)),
        ),
        user_obj: computes(embed("authentik_core.user"), ({ row, db, call }) =>
            row.user === null ? null : call.show("authentik_core.user", db.get("authentik_core.user", row.user)),
        ),
        // The answer names the object itself, whatever key its binding model has.
        target: computes(uuid({ documentedAs: uuid({}) }), ({ row, db }) => db.find(TARGET, row.target)?.pk ?? String(row.target)),
    },
    unique: [["policy", "target", "order"]],
    order: ["target", "order"],
    search: ["policy__name"],
    filters: {
        policy: equals,
        policy__isnull: { ...equals, shape: flag() },
        target: equals,
        target_in: anyOf("target", uuid()),
        enabled: equals,
        order: equals,
        timeout: equals,
    },
    access: superuser,
    label: (row) => `Policy binding #${row.order}`,
    prepare: ({ values }) => {
        const named = [values.policy, values.group, values.user].filter((key: Key | null | undefined) => key !== null && key !== undefined);
        if (named.length > 1) throw nonFieldError("Only one of 'policy', 'group' or 'user' can be set.");
        if (named.length === 0) throw nonFieldError("One of 'policy', 'group' or 'user' must be set.");
    },
    isAudited: true,
});
