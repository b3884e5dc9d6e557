import type { App } from "#kernel/resource/resource.ts";
import { typesAction } from "#kernel/resource/types-action.ts";
import { deviceToken } from "./device-token.resource.ts";
import { accessToken, authorizationCode, refreshToken } from "./grants.resource.ts";
import { ldapProvider } from "./ldap.resource.ts";
import { oauth2Provider } from "./oauth2.resource.ts";
import { provider } from "./provider.family.ts";
import { proxyProvider } from "./proxy.resource.ts";
import { samlProvider } from "./saml.resource.ts";

/** By class name, as the list of types has them. */
const kinds = [ldapProvider, oauth2Provider, proxyProvider, samlProvider];

/** A form of its own, for a provider of a known kind. */
const fromMetadata = {
    name: "SAML Provider from Metadata",
    description: "Create a SAML Provider by importing its Metadata.",
    component: "ak-provider-saml-import-form",
    model_name: "",
};

export const providers: App = {
    name: "authentik.providers",
    label: "Providers",
    families: [provider],
    resources: [...kinds, authorizationCode, accessToken, refreshToken, deviceToken],
    operations: [typesAction(provider, kinds, [fromMetadata])],
};
