import { msg } from "@lit/localize";
import { type Provider, providers } from "#src/api/providers.api.ts";
import { viewPage } from "#src/pages/view-page.ts";
import { providerKind, providerKinds } from "./provider-kinds.ts";
import { plainView, type ShownProvider } from "./provider-view.ts";
import { ownValue } from "#src/base/own-value.ts";

/** Loads what there is to show of a provider, by its kind. */
export async function showProvider(provider: Provider, signal: AbortSignal): Promise<ShownProvider> {
    const view = (await ownValue(providerKinds, provider.component)?.view()) ?? plainView;
    return view(provider, signal);
}

/** One provider: how an application is set up with it, what it tells about people, and who changed it. Most of it depends on its kind. */
export const providerPage = viewPage<ShownProvider>({
    async load({ id = "" }, signal) {
        return showProvider(await providers.retrieve(id, signal), signal);
    },
    title: ({ name }) => name,
    kind: providerKind,
    list: () => ({ label: msg("All providers"), href: "#/core/providers" }),
    tabs: (provider, view) => provider.tabs(view, ownValue(providerKinds, provider.component)),
});
