import { msg } from "@lit/localize";
import type { Kinds } from "#src/pages/family.ts";
import type { Service } from "./services.ts";
import type { SourceRow } from "./source-form.ts";

/** The form of sources of one service: each has addresses of its own. */
export const sourceForms = {
    oauth: (service?: Service) => async () => (await import("./oauth-source.form.ts")).oauthSourceForm(service),
};

/** The kinds of sources. */
export const sourceKinds = {
    "ak-source-ldap-form": {
        title: () => msg("LDAP directory"),
        plural: () => msg("LDAP directories"),
        description: () => msg("Imports users and groups from a directory, such as Active Directory or OpenLDAP, and checks their passwords there."),
        form: async () => (await import("./ldap-source.form.ts")).ldapSourceForm,
    },
    "ak-source-oauth-form": {
        title: () => msg("OAuth service"),
        plural: () => msg("OAuth services"),
        description: () => msg("People sign in with an account that they have elsewhere."),
        form: sourceForms.oauth(),
    },
    "ak-source-saml-form": {
        title: () => msg("SAML identity provider"),
        plural: () => msg("SAML identity providers"),
        description: () => msg("People sign in at another organization, which speaks SAML."),
        form: async () => (await import("./saml-source.form.ts")).samlSourceForm,
    },
    "ak-source-plex-form": {
        title: () => msg("Plex"),
        plural: () => msg("Plex"),
        description: () => msg("People sign in with their Plex account, if they have a share in one of your servers."),
        form: async () => (await import("./plex-source.form.ts")).plexSourceForm,
    },
} satisfies Kinds<SourceRow>;
