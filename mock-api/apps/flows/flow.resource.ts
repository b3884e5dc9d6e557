import { superuser } from "#kernel/http/access.ts";
import type { Db } from "#kernel/store/db.ts";
import { choice, describe, file, flag, integer, list, type Row, slug, text, uuid } from "#kernel/base/fields.ts";
import { byKey, equals } from "#kernel/resource/filters.ts";
import type { Key } from "#kernel/base/models.ts";
import { resource, type RelatedThrough } from "#kernel/resource/resource.ts";
import { type Computed, computes, View } from "#kernel/resource/view.ts";
import { cachedPlans } from "./plan-cache.model.ts";

export const ENGINE_MODES = { all: "all, all policies must pass", any: "any, any policy must pass" } as const;

const fields = describe({
    pk: uuid(),
    policybindingmodel_ptr_id: uuid({ readOnly: true, default: (random) => random.uuid() }),
    name: text(),
    slug: slug({ unique: true }),
    title: text(),
    designation: choice(["authentication", "authorization", "invalidation", "enrollment", "unenrollment", "recovery", "stage_configuration"]),
    background: file({ hidden: true }),
    policy_engine_mode: choice(ENGINE_MODES, { default: "any" }),
    compatibility_mode: flag(),
    layout: choice(["stacked", "content_left", "content_right", "sidebar_left", "sidebar_right"], { default: "stacked" }),
    denied_action: choice(["message_continue", "message", "continue"], { default: "message_continue" }),
    authentication: choice(["none", "require_authenticated", "require_unauthenticated", "require_superuser"], { default: "none" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_flows.flow": Row<typeof fields>;
    }
}
export type Flow = Row<typeof fields>;

export const DEFAULT_BACKGROUND = "/static/dist/assets/images/flow_background.jpg";

/** Address of a flow's picture: as stored where it is one, below /media/ where it was uploaded. */
export function backgroundOf({ background }: Pick<Flow, "background">): string {
    if (!background) return DEFAULT_BACKGROUND;
    return background.startsWith("http") || background.startsWith("/static") ? background : `/media/${background}`;
}

/** Bindings of a flow in the order in which its stages run. */
export const bindingsOf = (db: Db, flow: Pick<Flow, "pk">) => db.where("authentik_flows.flowstagebinding", "target", flow.pk).sort((a, b) => a.order - b.order);

const background = computes<Flow>(text({ readOnly: true }), ({ row }) => backgroundOf(row));
const export_url = computes<Flow>(text({ readOnly: true }), ({ row }) => `/api/v3/flows/instances/${row.slug}/export/`);

const computed: Record<string, Computed<Flow>> = {
    background,
    stages: computes(list(uuid({ readOnly: true }), { readOnly: true }), ({ row, db }) => bindingsOf(db, row).map((binding) => binding.stage)),
    policies: computes(list(uuid({ readOnly: true }), { readOnly: true }), ({ row, db }) => policiesOf(db, row.policybindingmodel_ptr_id)),
    cache_count: computes(integer({ readOnly: true }), ({ row, db }) => cachedPlans(db, row.pk)),
    export_url,
};

/** Policies bound to a target, by the key of its binding model. */
export const policiesOf = (db: Db, target: Key) =>
    db
        .where("authentik_policies.policybinding", "target", target)
        .sort((a, b) => a.order - b.order)
        .flatMap(({ policy }) => policy ?? []);

/** The policies that are bound to a row whose key is that of its binding model. */
export const boundPolicies: RelatedThrough<{ readonly pk: string }> = {
    accessor: "policies",
    target: "authentik_policies.policy",
    keys: ({ pk }, db) => policiesOf(db, pk),
};

/** A sequence of stages that people go through: to sign in, to enrol, to sign out. */
export const flow = resource("authentik_flows.flow", {
    path: "flows/instances/{slug}",
    schema: "Flow",
    names: ["Flow", "Flows"],
    fields,
    computed,
    lookup: "slug",
    families: { "authentik_policies.policybindingmodel": "policybindingmodel_ptr_id" },
    order: ["slug", "name"],
    search: ["name", "slug", "designation", "title", "denied_action"],
    filters: {
        flow_uuid: byKey(),
        name: equals,
        slug: equals,
        designation: equals,
        denied_action: equals,
    },
    access: superuser,
    relatedThrough: [
        { accessor: "policies", target: "authentik_policies.policy", keys: (row, db) => policiesOf(db, row.policybindingmodel_ptr_id) },
        { accessor: "stages", target: "authentik_flows.stage", keys: (row, db) => bindingsOf(db, row).map(({ stage }) => stage) },
    ],
    label: (row) => `Flow ${row.name} (${row.slug})`,
    isAudited: true,
});

/** A flow as stages show the flows that use them. */
export const flowSet = new View(
    "FlowSet",
    "authentik_flows.flow",
    describe({
        pk: fields.pk,
        policybindingmodel_ptr_id: fields.policybindingmodel_ptr_id,
        name: fields.name,
        slug: fields.slug,
        title: fields.title,
        designation: fields.designation,
        policy_engine_mode: fields.policy_engine_mode,
        compatibility_mode: fields.compatibility_mode,
        layout: fields.layout,
        denied_action: fields.denied_action,
    }),
    { background, export_url },
);
