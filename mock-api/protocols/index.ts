import type { App } from "#kernel/resource.ts";
import { oauth2Preview, oauth2SetupUrls } from "./oauth2/provider.actions.ts";
import { samlImport, samlMetadata, samlPreview } from "./saml/provider.actions.ts";

/** What providers speak. */
export const protocols: App = {
    name: "authentik.providers",
    label: "Providers",
    operations: [oauth2SetupUrls, oauth2Preview, samlMetadata, samlPreview, samlImport],
};
