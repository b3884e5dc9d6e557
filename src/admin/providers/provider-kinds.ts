import { msg } from "@lit/localize";
import type { Provider } from "#src/api/providers.api.ts";
import { kindName } from "#src/base/kinds.ts";
import type { Kind } from "#src/pages/family.ts";
import { providerForms } from "./forms.ts";
import type { ProviderView } from "./provider-view.ts";

/** One kind of provider: what it is called, its form, and its page. */
export interface ProviderKind extends Kind {
    view: () => Promise<ProviderView>;
}

/** The kinds that can be created, changed and looked at here, by what the API calls them in `component`. */
export const providerKinds: Readonly<Record<string, ProviderKind>> = {
    "ak-provider-oauth2-form": {
        title: () => msg("OAuth2/OpenID provider"),
        plural: () => msg("OAuth2/OpenID providers"),
        description: () => msg("For applications that speak OAuth2 or OpenID Connect, as most of today do."),
        form: providerForms.oauth2,
        view: async () => (await import("./oauth2.view.ts")).oauth2View,
    },
};

/** What the kind of a provider is called here, which need not be one of these. */
export function providerKind({ meta_model_name: name }: Pick<Provider, "meta_model_name">): string {
    const [app = "", model = ""] = name.split(".");
    return kindName(app, model);
}
