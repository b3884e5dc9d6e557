import type { App } from "#kernel/resource/resource.ts";
import { connectedStage } from "./flow/connected.stage.ts";
import { exampleOAuth } from "./example/oauth.page.ts";
import { exampleOAuth1 } from "./example/oauth1.page.ts";
import { exampleOpenid } from "./example/openid.page.ts";
import { examplePlex } from "./example/plex.page.ts";
import { exampleSaml } from "./example/saml.page.ts";
import { syncTask, syncWhenSaved } from "./ldap/index.ts";
import { ldapPasswords } from "./ldap/password.ts";
import { oauthEndpoints, oauthOffer } from "./oauth/index.ts";
import { plexOffer, redeemToken, redeemTokenAuthenticated } from "./plex/plex.actions.ts";
import { samlOffer, samlSourceEndpoints, submitRequest } from "./saml/index.ts";
import { samlSourceMetadata } from "./saml/saml.actions.ts";
import { sourceSettings } from "./user-settings.actions.ts";

/** Sign-in through others. */
export const sourceEngine: App = {
    name: "authentik.sources",
    label: "Sources",
    operations: [sourceSettings, samlSourceMetadata, redeemToken, redeemTokenAuthenticated],
    endpoints: [...oauthEndpoints, ...samlSourceEndpoints, ...exampleOAuth, ...exampleOAuth1, ...exampleOpenid, ...exampleSaml, ...examplePlex],
    facets: [connectedStage, submitRequest, oauthOffer, samlOffer, plexOffer, syncWhenSaved, ldapPasswords],
    tasks: [syncTask],
};
