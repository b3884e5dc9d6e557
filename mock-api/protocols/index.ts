import type { App } from "#kernel/resource/resource.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { launch } from "./launch.ts";
import { consolePage, consoleStartPage } from "./ldap/console/console.page.ts";
import { userIndexListener } from "./ldap/user-index.ts";
import { oauth2Endpoints, oauth2Stages } from "./oauth2/index.ts";
import { cleanSessions } from "./proxy/session/sessions.ts";
import { guardsListeners } from "./proxy/guards.ts";
import { proxyEndpoints } from "./proxy/index.ts";
import { oauth2Preview, oauth2SetupUrls } from "./oauth2/provider.actions.ts";
import { samlEndpoints, samlStages } from "./saml/index.ts";
import { samlImport, samlMetadata, samlPreview } from "./saml/provider.actions.ts";
import { sessionEnd } from "./session-end.ts";

/** What providers speak. */
export const protocols: App = {
    name: "authentik.providers",
    label: "Providers",
    operations: [oauth2SetupUrls, oauth2Preview, samlMetadata, samlPreview, samlImport],
    endpoints: [launch, sessionEnd, ...oauth2Endpoints, ...samlEndpoints, ...proxyEndpoints, consoleStartPage, consolePage],
    tasks: [
        {
            name: "clean_proxy_sessions",
            description: "Forget sessions of proxy outposts that have ended.",
            every: 5 * MINUTE_MS,
            isTimed: true,
            run: (call) => [`Expired ${cleanSessions(call)} sessions of proxy outposts`],
        },
    ],
    listeners: [userIndexListener, ...guardsListeners],
    facets: [...oauth2Stages, ...samlStages],
};
