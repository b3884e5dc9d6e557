import type { App } from "#kernel/resource.ts";
import { launch } from "./launch.ts";
import { oauth2Endpoints, oauth2Stages } from "./oauth2/index.ts";
import { oauth2Preview, oauth2SetupUrls } from "./oauth2/provider.actions.ts";
import { samlEndpoints, samlStages } from "./saml/index.ts";
import { samlImport, samlMetadata, samlPreview } from "./saml/provider.actions.ts";
import { sessionEnd } from "./session-end.ts";

/** What providers speak. */
export const protocols: App = {
    name: "authentik.providers",
    label: "Providers",
    operations: [oauth2SetupUrls, oauth2Preview, samlMetadata, samlPreview, samlImport],
    endpoints: [launch, sessionEnd, ...oauth2Endpoints, ...samlEndpoints],
    facets: [...oauth2Stages, ...samlStages],
};
