import type { App } from "#kernel/resource/resource.ts";
import { typesAction } from "#kernel/resource/types-action.ts";
import { ldapMapping } from "./ldap.resource.ts";
import { propertyMapping } from "./mapping.family.ts";
import { webhookMapping } from "./notification.resource.ts";
import { samlMapping } from "./saml.resource.ts";
import { scopeMapping } from "./scope.resource.ts";

/** By class name, as the list of types has them. */
const kinds = [ldapMapping, webhookMapping, samlMapping, scopeMapping];

export const propertyMappings: App = {
    name: "authentik.core.propertymappings",
    label: "Property mappings",
    families: [propertyMapping],
    resources: kinds,
    operations: [typesAction(propertyMapping, kinds)],
};
