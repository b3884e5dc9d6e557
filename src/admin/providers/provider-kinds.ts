import { msg } from "@lit/localize";
import type { Provider } from "#src/api/providers.api.ts";
import { kindNameOf } from "#src/base/kinds.ts";
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
        description: () => msg("For applications that speak OAuth2 or OpenID Connect, as most do today."),
        form: providerForms.oauth2,
        view: async () => (await import("./oauth2.view.ts")).oauth2View,
    },
    "ak-provider-saml-form": {
        title: () => msg("SAML provider"),
        plural: () => msg("SAML providers"),
        description: () => msg("For applications that speak SAML 2.0, as many in large organizations do."),
        form: providerForms.saml,
        view: async () => (await import("./saml.view.ts")).samlView,
    },
    "ak-provider-proxy-form": {
        title: () => msg("Proxy provider"),
        plural: () => msg("Proxy providers"),
        description: () => msg("For applications that know nothing of sign-ins: an outpost stands in front of them."),
        form: providerForms.proxy,
        view: async () => (await import("./proxy.view.ts")).proxyView,
    },
    "ak-provider-ldap-form": {
        title: () => msg("LDAP provider"),
        plural: () => msg("LDAP providers"),
        description: () => msg("For applications and machines that ask an LDAP directory: an outpost answers as one."),
        form: providerForms.ldap,
        view: async () => (await import("./ldap.view.ts")).ldapView,
    },
};

/** Another way to a SAML provider. */
const samlImport: Kind = {
    title: () => msg("SAML provider from metadata"),
    plural: () => msg("SAML providers"),
    description: () => msg("The same, with what the application says of itself in a file."),
    form: providerForms.samlImport,
};

/** What can be made. */
export const offeredProviders: readonly Kind[] = Object.values(providerKinds).flatMap((kind) =>
    kind.form === providerForms.saml ? [kind, samlImport] : [kind],
);

/** What the kind of a provider is called here, which need not be one of these. */
export const providerKind = ({ meta_model_name: model }: Pick<Provider, "meta_model_name">): string => kindNameOf(model);
