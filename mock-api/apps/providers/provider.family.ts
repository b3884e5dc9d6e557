import { superuser } from "#kernel/http/access.ts";
import { describe, type Fields, flag, inverse, list, reference, references, type Row, serial, text } from "#kernel/base/fields.ts";
import { asBoolean, type Filter } from "#kernel/resource/filters.ts";
import type { Models, ModelsOf } from "#kernel/base/models.ts";
import { family, type Resource, resource, type ResourceSpec } from "#kernel/resource/resource.ts";
import { typeFields } from "#kernel/resource/type-fields.ts";
import { type Launch, launches } from "#mock/apps/core/launches.facet.ts";
import { type Carried, carriedByOutpost } from "#mock/apps/outposts/carries.facet.ts";
import { type Computed, computes } from "#kernel/resource/view.ts";

const FAMILY = "authentik_core.provider";

export const providerFields = describe({
    pk: serial(),
    name: text(),
    authorization_flow: reference("authentik_flows.flow", { accessor: "provider_authorization" }),
    property_mappings: references("authentik_core.propertymapping", { accessor: "provider_set" }),
});
export type Provider = Row<typeof providerFields>;
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.provider": Row<typeof providerFields>;
    }
}

const { component, verbose_name, verbose_name_plural, meta_model_name } = typeFields<Provider>(FAMILY);

/** A part of the one application that a provider serves; null when there is none. */
const assigned = (part: "slug" | "name"): Computed<Provider> =>
    computes(text({ readOnly: true }), ({ row, db }) => db.by("authentik_core.application", "provider", row.pk)?.[part] ?? null);

export const assignedTo = { assigned_application_slug: assigned("slug"), assigned_application_name: assigned("name") };

const computed = {
    component,
    ...assignedTo,
    verbose_name,
    verbose_name_plural,
    meta_model_name,
};

/** `true`: providers that no application uses. */
export const unassigned: Filter = {
    shape: flag(),
    test: ({ values, call }) => {
        const wanted = asBoolean(values.at(-1)!);
        return wanted === undefined ? undefined : (row) => (call.db.by("authentik_core.application", "provider", row.pk) === undefined) === wanted;
    },
};

/** All providers, whatever protocol they speak. */
export const provider = family(FAMILY, {
    path: "providers/all/{id}",
    schema: "Provider",
    names: ["provider", "providers"],
    fields: { ...providerFields, application: inverse("authentik_core.application", "provider", { hidden: true }) },
    computed,
    search: ["name", "application__name"],
    filters: { application__isnull: unassigned },
    access: superuser,
});

/** A kind of provider: what it adds to `providerFields`. */
export interface ProviderSpec<R> extends Pick<
    ResourceSpec<R>,
    "names" | "schema" | "summary" | "filters" | "computed" | "prepare" | "label" | "families" | "search" | "secondaryPath"
> {
    /** Below `providers/`. */
    readonly at: string;
    readonly component: string;
    readonly fields: Fields;
    /** Where its application is; null where it does not know. */
    readonly launch: Launch<R> | null;
    /** Which outposts speak for it; null for none. */
    readonly carried: Carried | null;
}

export function providerResource<const M extends ModelsOf<Provider>>(model: M, { at, launch, carried, ...spec }: ProviderSpec<Models[M]>): Resource<Models[M]> {
    return resource(model, {
        families: [FAMILY],
        order: ["name"],
        search: ["name"],
        ...spec,
        path: `providers/${at}/{id}`,
        computed: { ...computed, ...spec.computed },
        access: superuser,
        isAudited: true,
        facets: [...(launch ? [launches(launch)] : []), ...(carried ? [carriedByOutpost(carried)] : [])],
    });
}

/** Names of the outposts that carry a provider, as the outposts are called. */
export const outpost_set: Computed<Provider> = computes(list(text(), { readOnly: true }), ({ row, db, call }) =>
    db.where("authentik_outposts.outpost", "providers", row.pk).map((outpost) => call.registry.resource("authentik_outposts.outpost").label(outpost, db)),
);
