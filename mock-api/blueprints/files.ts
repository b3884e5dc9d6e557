import admins from "./default/default-admins.yaml";
import eventsDefault from "./default/events-default.yaml";
import builtInSource from "./default/source-built-in.yaml";
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
import enrollment from "./example/flows-enrollment-2-stage.yaml";
import mailEnrollment from "./example/flows-enrollment-email-verification.yaml";
import twoFactorLogin from "./example/flows-login-2fa.yaml";
import captchaLogin from "./example/flows-login-conditional-captcha.yaml";
import recovery from "./example/flows-recovery-email-verification.yaml";
import unenrollment from "./example/flows-unenrollment.yaml";
import oldPrompts from "./migrations/migrate-prompt-name.yaml";
import scopeMappings from "./system/providers-oauth2.yaml";
import proxyMappings from "./system/providers-proxy.yaml";
import samlMappings from "./system/providers-saml.yaml";
import ldapMappings from "./system/sources-ldap.yaml";

/** The first administrator and their group; no file of the original's, and so in no list. */
export const ADMINISTRATORS = admins;
/** The source of users that are made here; no file of the original's either. */
export const BUILT_IN_SOURCE = builtInSource;

/** The files that come with the product, by path; a fresh install applies them in this order: what is pointed to comes before what points to it. */
export const FILES: ReadonlyMap<string, string> = new Map([
    ["migrations/migrate-prompt-name.yaml", oldPrompts],
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
    ["example/flows-enrollment-2-stage.yaml", enrollment],
    ["example/flows-enrollment-email-verification.yaml", mailEnrollment],
    ["example/flows-login-2fa.yaml", twoFactorLogin],
    ["example/flows-login-conditional-captcha.yaml", captchaLogin],
    ["example/flows-recovery-email-verification.yaml", recovery],
    ["example/flows-unenrollment.yaml", unenrollment],
]);
