import { msg } from "@lit/localize";
import { type Source, sources } from "#src/api/sources.api.ts";
import { kindNameOf } from "#src/base/kinds.ts";
import { ownValue } from "#src/base/own-value.ts";
import { viewPage } from "#src/pages/view-page.ts";
import { plainView, type ShownSource, type SourceView } from "./source-view.ts";

const views: Readonly<Record<string, () => Promise<SourceView>>> = {
    "ak-source-ldap-form": async () => (await import("./ldap.view.ts")).ldapView,
    "ak-source-oauth-form": async () => (await import("./oauth.view.ts")).oauthView,
    "ak-source-plex-form": async () => (await import("./plex.view.ts")).plexView,
    "ak-source-saml-form": async () => (await import("./saml.view.ts")).samlView,
};

/** Loads what there is to show of a source, by its kind. */
export async function showSource(source: Source, signal: AbortSignal): Promise<ShownSource> {
    const view = (await ownValue(views, source.component)?.()) ?? plainView;
    return view(source, signal);
}

/** What the kind of a source is called. */
export const sourceKind = ({ meta_model_name: model }: Source): string => kindNameOf(model);

/** One source: how the other side is set up with it, who may come in by it, and who changed it. */
export const sourcePage = viewPage<ShownSource>({
    async load({ slug = "" }, signal) {
        return showSource(await sources.retrieve(slug, signal), signal);
    },
    title: ({ name }) => name,
    kind: sourceKind,
    list: () => ({ label: msg("All sources"), href: "#/core/sources" }),
    tabs: (source, view) => source.tabs(view),
});
