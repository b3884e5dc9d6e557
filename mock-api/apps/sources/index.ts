import type { App } from "#kernel/resource/resource.ts";
import { type Type, typeOf, typesAction } from "#kernel/resource/types-action.ts";
import { syncStatus } from "./ldap.actions.ts";
import { ldapSource } from "./ldap.resource.ts";
import { OAUTH_TYPES } from "./oauth-types.field.ts";
import { oauthSource, sourceTypes } from "./oauth.resource.ts";
import { plexSource } from "./plex.resource.ts";
import { samlSource } from "./saml.resource.ts";
import { sourceIcon } from "./source.actions.ts";
import { builtInSource, source } from "./source.family.ts";
import { oauthConnection, plexConnection, samlConnection, userConnection } from "./user-connection.resource.ts";

/** Each service that speaks OAuth is a type of its own. */
const services = OAUTH_TYPES.flatMap(({ slug, type }): Type[] =>
    type ? [{ name: type.name, description: type.summary, component: oauthSource.spec.component!, model_name: `${slug}oauthsource` }] : [],
);

/** By class name, as the list of types has them. */
const types = [...services, ...[ldapSource, plexSource, samlSource].map(typeOf)].sort((a, b) => (a.model_name < b.model_name ? -1 : 1));

export const sources: App = {
    name: "authentik.sources",
    label: "Sources",
    families: [source, userConnection],
    resources: [builtInSource, ldapSource, oauthSource, plexSource, samlSource, oauthConnection, plexConnection, samlConnection],
    operations: [typesAction(source, [], types), ...sourceIcon, syncStatus, sourceTypes],
};
