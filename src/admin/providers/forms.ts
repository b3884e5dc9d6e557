/** The forms of providers by kind, each loaded when it is opened. */
export const providerForms = {
    oauth2: async () => (await import("./oauth2.form.ts")).oauth2Form,
    saml: async () => (await import("./saml.form.ts")).samlForm,
    samlImport: async () => (await import("./saml-import.form.ts")).samlImportForm,
    proxy: async () => (await import("./proxy.form.ts")).proxyForm,
    ldap: async () => (await import("./ldap.form.ts")).ldapForm,
};
