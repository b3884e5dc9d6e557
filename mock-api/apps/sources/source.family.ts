import { superuser } from "#kernel/http/access.ts";
import { choice, describe, type Fields, file, flag, reference, type Row, slug, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import type { Models, ModelsOf } from "#kernel/base/models.ts";
import { family, type Resource, resource, type ResourceSpec } from "#kernel/resource/resource.ts";
import { typeFields } from "#kernel/resource/type-fields.ts";
import { computes } from "#kernel/resource/view.ts";
import { pictureUrl } from "#mock/apps/core/media.model.ts";
import { boundPolicies, ENGINE_MODES } from "#mock/apps/flows/flow.resource.ts";
import { type Connect, connects } from "./connects.facet.ts";

const FAMILY = "authentik_core.source";

const flow = (accessor: string) => reference("authentik_flows.flow", { optional: true, onDelete: "set null", accessor });

export const sourceFields = describe({
    pk: uuid(),
    name: text(),
    slug: slug({ unique: true }),
    enabled: flag(true),
    authentication_flow: flow("source_authentication"),
    enrollment_flow: flow("source_enrollment"),
    policy_engine_mode: choice(ENGINE_MODES, { default: "any" }),
    user_matching_mode: choice(["identifier", "email_link", "email_deny", "username_link", "username_deny"], { default: "identifier" }),
    managed: text({ nullable: true, readOnly: true }),
    user_path_template: text({ default: "goauthentik.io/sources/%(slug)s" }),
    icon: file({ hidden: true }),
});
export type Source = Row<typeof sourceFields>;
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.source": Row<typeof sourceFields>;
    }
}

const computed = { ...typeFields<Source>(FAMILY), icon: computes<Source>(text({ nullable: true }), ({ row }) => pictureUrl(row.icon)) };

/** All places that people may come from, whatever their kind. */
export const source = family(FAMILY, {
    path: "sources/all/{slug}",
    schema: "Source",
    names: ["source", "sources"],
    fields: sourceFields,
    computed,
    lookup: "slug",
    search: ["slug", "name"],
    filters: { slug: equals, name: equals, managed: equals },
    access: superuser,
});

/** Fields of sources of every kind. */
const common = {
    families: [FAMILY, "authentik_policies.policybindingmodel"],
    lookup: "slug",
    access: superuser,
    label: ({ name }: Source) => name,
    relatedThrough: [boundPolicies],
    isAudited: true,
} as const;

/** The source of users that were made here: a row of the parent itself. */
export const builtInSource = resource(FAMILY, {
    ...common,
    families: ["authentik_policies.policybindingmodel"],
    schema: "Source",
    names: ["source", "sources"],
    fields: sourceFields,
    computed,
});

/** A kind of source: what it adds to `sourceFields`. */
export interface SourceSpec<R> extends Pick<ResourceSpec<R>, "names" | "schema" | "summary" | "computed" | "filters" | "search" | "prepare"> {
    /** Below `sources/`. */
    readonly at: string;
    readonly component: string;
    readonly fields: Fields;
    /** How people connect themselves with it; null where they cannot. */
    readonly connect: Connect<R> | null;
}

export function sourceResource<const M extends ModelsOf<Source>>(model: M, { at, connect, ...spec }: SourceSpec<Models[M]>): Resource<Models[M]> {
    return resource(model, {
        search: ["name", "slug"],
        order: ["name"],
        ...common,
        ...spec,
        lookup: "slug",
        relatedThrough: [boundPolicies],
        path: `sources/${at}/{slug}`,
        computed: { ...computed, ...spec.computed },
        facets: connect ? [connects(connect)] : [],
    });
}

/** Filters by columns of the same name. */
export const byColumns = (...names: readonly string[]): NonNullable<ResourceSpec<never>["filters"]> => Object.fromEntries(names.map((name) => [name, equals]));

/** Columns that lists of most kinds are filtered by. */
export const COMMON_COLUMNS = ["name", "slug", "enabled", "authentication_flow", "enrollment_flow", "policy_engine_mode", "user_matching_mode"] as const;
