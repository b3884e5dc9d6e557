import { crud, family } from "./crud.ts";
import { post, type Body } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type PropertyMapping = Schema["PropertyMapping"];
export type LdapMapping = Schema["LDAPPropertyMapping"];
export type SamlMapping = Schema["SAMLPropertyMapping"];
export type ScopeMapping = Schema["ScopeMapping"];
export type WebhookMapping = Schema["NotificationWebhookMapping"];
/** What an expression has made, as JSON; or why it could not. */
export type MappingResult = Schema["PropertyMappingTestResult"];

const TEST = "/propertymappings/all/{pm_uuid}/test/";
/** For whom something is tried out, and what else it is told. */
export type MappingTest = Body<"post", typeof TEST>;

/** Property mappings of all kinds. */
export const mappings = {
    ...family("/propertymappings/all/", "/propertymappings/all/{pm_uuid}/"),
    /** What it makes of a user. An expression that fails leaves an event. */
    test: (uuid: string | number, body: MappingTest): Promise<MappingResult> =>
        post(TEST, { path: { pm_uuid: uuid }, query: { format_result: true }, body, onlyAsks: true }),
};

/** Which attribute of an LDAP directory fills which field of a user or group. */
export const ldapMappings = crud("/propertymappings/ldap/", "/propertymappings/ldap/{pm_uuid}/");
/** Attributes of a SAML assertion. */
export const samlMappings = crud("/propertymappings/saml/", "/propertymappings/saml/{pm_uuid}/");
/** What an application is told for a scope. */
export const scopeMappings = crud("/propertymappings/scope/", "/propertymappings/scope/{pm_uuid}/");
/** What a webhook sends. */
export const webhookMappings = crud("/propertymappings/notification/", "/propertymappings/notification/{pm_uuid}/");
