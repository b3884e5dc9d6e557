import admins from "./default/default-admins.yaml";
import eventsDefault from "./default/events-default.yaml";
import embeddedOutpost from "./default/outpost-embedded.yaml";
import tenant from "./default/default-tenant.yaml";
import authentication from "./default/flow-default-authentication-flow.yaml";
import staticSetup from "./default/flow-default-authenticator-static-setup.yaml";
import totpSetup from "./default/flow-default-authenticator-totp-setup.yaml";
import webauthnSetup from "./default/flow-default-authenticator-webauthn-setup.yaml";
import invalidation from "./default/flow-default-invalidation-flow.yaml";
import explicitConsent from "./default/flow-default-provider-authorization-explicit-consent.yaml";
import implicitConsent from "./default/flow-default-provider-authorization-implicit-consent.yaml";
import sourceAuthentication from "./default/flow-default-source-authentication.yaml";
import sourceEnrollment from "./default/flow-default-source-enrollment.yaml";
import sourcePreAuthentication from "./default/flow-default-source-pre-authentication.yaml";
import userSettings from "./default/flow-default-user-settings-flow.yaml";
import initialSetup from "./default/flow-oobe.yaml";
import passwordChange from "./default/flow-password-change.yaml";
import scopeMappings from "./system/providers-oauth2.yaml";
import proxyMappings from "./system/providers-proxy.yaml";
import samlMappings from "./system/providers-saml.yaml";
import ldapMappings from "./system/sources-ldap.yaml";

/** What a fresh install applies, in this order: what is pointed to comes before what points to it. */
export const FRESH_INSTALL: readonly (readonly [path: string, text: string])[] = [
    ["system/default-admins.yaml", admins],
    ["default/flow-password-change.yaml", passwordChange],
    ["default/flow-default-authentication-flow.yaml", authentication],
    ["default/flow-default-invalidation-flow.yaml", invalidation],
    ["default/flow-default-user-settings-flow.yaml", userSettings],
    ["default/flow-default-authenticator-static-setup.yaml", staticSetup],
    ["default/flow-default-authenticator-totp-setup.yaml", totpSetup],
    ["default/flow-default-authenticator-webauthn-setup.yaml", webauthnSetup],
    ["default/flow-default-provider-authorization-implicit-consent.yaml", implicitConsent],
    ["default/flow-default-provider-authorization-explicit-consent.yaml", explicitConsent],
    ["default/flow-default-source-authentication.yaml", sourceAuthentication],
    ["default/flow-default-source-enrollment.yaml", sourceEnrollment],
    ["default/flow-default-source-pre-authentication.yaml", sourcePreAuthentication],
    ["default/flow-oobe.yaml", initialSetup],
    ["system/providers-oauth2.yaml", scopeMappings],
    ["system/providers-proxy.yaml", proxyMappings],
    ["system/providers-saml.yaml", samlMappings],
    ["system/sources-ldap.yaml", ldapMappings],
    ["default/events-default.yaml", eventsDefault],
    ["default/default-tenant.yaml", tenant],
    ["default/outpost-embedded.yaml", embeddedOutpost],
];
