import { signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { list } from "#kernel/base/fields.ts";
import type { Json } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { pictureUrl } from "#mock/apps/core/media.model.ts";
import { connects } from "#mock/apps/sources/connects.facet.ts";
import { type Source, source } from "#mock/apps/sources/source.family.ts";
import { userSetting } from "#mock/apps/stages/user-settings.actions.ts";
import { askPolicies } from "#mock/policies/engine.ts";

const isFor = async (call: Call, row: Source): Promise<boolean> =>
    row.enabled && (await askPolicies(row.pk, row.policy_engine_mode, { call, user: call.principal!.pk, context: {} })).passing;

/** GET sources/all/user_settings/ : the sources that the caller may connect with, by name. */
export const sourceSettings = collectionAction(
    source,
    "GET",
    "user_settings",
    { access: signedIn, answer: list(userSetting), isList: true },
    async ({ call, db }) => {
        const rows = db.all("authentik_core.source").sort((a, b) => (a.name < b.name ? -1 : 1));
        const settings: Json[] = [];
        for (const row of rows) {
            const connecting = call.registry.facetOf(db.modelOf("authentik_core.source", row.pk), connects)?.(row);
            if (!connecting || !(await isFor(call, row))) continue;
            const { component, url: configure_url, picture: fallback } = connecting;
            settings.push({ object_uid: row.slug, component, title: row.name, configure_url, icon_url: pictureUrl(row.icon) ?? fallback });
        }
        return ok(settings);
    },
);
