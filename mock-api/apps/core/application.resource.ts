import { superuser } from "#kernel/http/access.ts";
import { area, choice, describe, embed, file, flag, link, reference, type Row, slug, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";
import { boundPolicies, ENGINE_MODES } from "#mock/apps/flows/flow.resource.ts";
import { launchUrl } from "./launch-url.field.ts";
import { pictureUrl } from "./media.model.ts";

const fields = describe({
    pk: uuid(),
    name: text(),
    slug: slug({ unique: true }),
    provider: reference("authentik_core.provider", { optional: true, unique: true, onDelete: "set null", accessor: false }),
    open_in_new_tab: flag(),
    meta_launch_url: link({ blank: true }),
    meta_icon: file({ hidden: true }),
    meta_description: area({ blank: true }),
    meta_publisher: text({ blank: true }),
    policy_engine_mode: choice(ENGINE_MODES, { default: "any" }),
    group: text({ blank: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.application": Row<typeof fields>;
    }
}
export type Application = Row<typeof fields>;

/** What people open: a name, a place in the library, the provider that signs them in, and the policies that say who may. */
export const application = resource("authentik_core.application", {
    path: "core/applications/{slug}",
    schema: "Application",
    names: ["Application", "Applications"],
    fields,
    computed: {
        provider_obj: computes(embed("authentik_core.provider"), ({ row, db, call }) => {
            const provider = db.find("authentik_core.provider", row.provider);
            return provider ? call.show("authentik_core.provider", provider) : null;
        }),
        launch_url: computes(text({ nullable: true }), ({ row, call }) => launchUrl(row, call)),
        meta_icon: computes(text({ nullable: true }), ({ row }) => pictureUrl(row.meta_icon)),
    },
    lookup: "slug",
    families: ["authentik_policies.policybindingmodel"],
    order: ["name"],
    search: ["name", "slug", "meta_launch_url", "meta_description", "meta_publisher", "group"],
    filters: {
        name: equals,
        slug: equals,
        meta_launch_url: equals,
        meta_description: equals,
        meta_publisher: equals,
        group: equals,
        superuser_full_list: { shape: flag(), test: () => undefined },
    },
    access: superuser,
    relatedThrough: [boundPolicies],
    isAudited: true,
});
