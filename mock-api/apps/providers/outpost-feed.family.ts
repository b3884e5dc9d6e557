import { type Access, superuser } from "#kernel/http/access.ts";
import { type Fields, text } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import type { ResourceSpec } from "#kernel/resource/resource.ts";
import { type Computed, computes } from "#kernel/resource/view.ts";
import type { Provider } from "./provider.family.ts";
import { own } from "#kernel/base/own.ts";

/** Those who see a provider, once an application uses it. */
const whenUsed: Access = {
    ...superuser,
    sees: (call, row, model) => superuser.sees(call, row, model) && call.db.by("authentik_core.application", "provider", row.pk) !== undefined,
    seesAll: () => false,
};

/**
 * The providers of a kind as the outposts that serve them read them, below `outposts/`. `names`: the fields that are copied unchanged.
 * Source: authentik/providers/proxy/api.py (ProxyOutpostConfigViewSet).
 */
export const outpostFeed = <R>(
    at: string,
    schema: string,
    fields: Fields,
    names: readonly string[],
    computed: Readonly<Record<string, Computed<R>>>,
): NonNullable<ResourceSpec<R>["secondaryPath"]> => ({
    path: `outposts/${at}/{id}`,
    schema,
    fields: Object.fromEntries(["pk", "name", ...names].map((name) => [name, { ...own(fields, name)!, hidden: false }])),
    computed,
    filters: { name: equals },
    access: whenUsed,
    operations: ["list", "retrieve"],
});

/** A text that an outpost always finds. */
const always = text({ optional: true, required: true });

/** Slugs of the flow that people pass and of the application that they reach. */
export const slugs: Readonly<Record<"bind_flow_slug" | "application_slug", Computed<Provider>>> = {
    bind_flow_slug: computes(always, ({ row, db }) => db.get("authentik_flows.flow", row.authorization_flow).slug),
    application_slug: computes(always, ({ row, db }) => db.by("authentik_core.application", "provider", row.pk)?.slug ?? ""),
};
