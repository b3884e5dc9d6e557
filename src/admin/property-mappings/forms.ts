import { msg } from "@lit/localize";
import type { Kinds } from "#src/pages/family.ts";

/** The kinds of property mappings. */
export const mappingKinds = {
    "ak-property-mapping-scope-form": {
        title: () => msg("Scope mapping"),
        plural: () => msg("Scope mappings"),
        description: () => msg("For OAuth2: what an application is told about a user when it asks for a scope."),
        form: async () => (await import("./scope-mapping.form.ts")).scopeMappingForm,
    },
    "ak-property-mapping-saml-form": {
        title: () => msg("SAML property mapping"),
        plural: () => msg("SAML property mappings"),
        description: () => msg("For SAML: one attribute of the user that an application is sent."),
        form: async () => (await import("./saml-mapping.form.ts")).samlMappingForm,
    },
    "ak-property-mapping-ldap-form": {
        title: () => msg("LDAP property mapping"),
        plural: () => msg("LDAP property mappings"),
        description: () => msg("For LDAP sources: how one field of a user or group is filled from the directory."),
        form: async () => (await import("./ldap-mapping.form.ts")).ldapMappingForm,
    },
    "ak-property-mapping-notification-form": {
        title: () => msg("Webhook mapping"),
        plural: () => msg("Webhook mappings"),
        description: () => msg("For notification transports: what a webhook sends."),
        form: async () => (await import("./webhook-mapping.form.ts")).webhookMappingForm,
    },
} satisfies Kinds;

/** What else is asked about property mappings. */
export const mappingForms = {
    test: async () => (await import("./mapping-test.form.ts")).mappingTestForm,
};
