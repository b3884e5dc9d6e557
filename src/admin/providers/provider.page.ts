import { msg } from "@lit/localize";
import { providers } from "#src/api/providers.api.ts";
import { viewPage } from "#src/pages/view-page.ts";
import { providerKind, providerKinds } from "./provider-kinds.ts";
import { plainView, type ShownProvider } from "./provider-view.ts";
import { ownValue } from "#src/base/own-value.ts";

/** One provider: how an application is set up with it, what it tells about people, and who changed it. Most of it depends on its kind. */
export const providerPage = viewPage<ShownProvider>({
    async load({ id = "" }, signal) {
        const provider = await providers.retrieve(id, signal);
        const view = (await ownValue(providerKinds, provider.component)?.view()) ?? plainView;
        return view(provider, signal);
    },
    title: ({ name }) => name,
    kind: providerKind,
    list: () => ({ label: msg("All providers"), href: "#/core/providers" }),
    tabs: (provider, view) => provider.tabs(view, ownValue(providerKinds, provider.component)),
});
