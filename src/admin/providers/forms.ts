/** The forms of providers by kind, each loaded when it is opened. */
export const providerForms = {
    oauth2: async () => (await import("./oauth2.form.ts")).oauth2Form,
};
