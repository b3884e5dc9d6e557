import { signedIn } from "#kernel/access.ts";
import { collectionAction } from "#kernel/action.ts";
import type { Call } from "#kernel/call.ts";
import { list } from "#kernel/fields.ts";
import type { Json, Models } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import { pictureUrl } from "#mock/apps/core/media.model.ts";
import { type Source, source } from "#mock/apps/sources/source.family.ts";
import { userSetting } from "#mock/apps/stages/user-settings.actions.ts";
import { askPolicies } from "#mock/policies/engine.ts";

interface Connecting {
    readonly component: string;
    readonly url: string;
    /** Picture that stands in for an icon of its own. */
    readonly picture?: string;
}

const picture = (name: string): string => `/static/authentik/sources/${name}.svg`;

/** How people connect themselves with a source of each kind; kinds without an entry offer nothing. */
const CONNECTING: Readonly<Record<string, (row: never) => Connecting>> = {
    "authentik_sources_oauth.oauthsource": ({ slug, provider_type }: Models["authentik_sources_oauth.oauthsource"]) => ({
        component: "ak-user-settings-source-oauth",
        url: `/source/oauth/login/${slug}/`,
        picture: picture(provider_type),
    }),
    "authentik_sources_plex.plexsource": ({ client_id }: Models["authentik_sources_plex.plexsource"]) => ({
        component: "ak-user-settings-source-plex",
        url: client_id,
        picture: picture("plex"),
    }),
    "authentik_sources_saml.samlsource": ({ slug }: Models["authentik_sources_saml.samlsource"]) => ({
        component: "ak-user-settings-source-saml",
        url: `/source/saml/${slug}/`,
    }),
};

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
            const connecting = CONNECTING[db.modelOf("authentik_core.source", row.pk)!]?.(row as never);
            if (!connecting || !(await isFor(call, row))) continue;
            const { component, url: configure_url, picture: fallback } = connecting;
            settings.push({ object_uid: row.slug, component, title: row.name, configure_url, icon_url: pictureUrl(row.icon) ?? fallback });
        }
        return ok(settings);
    },
);
