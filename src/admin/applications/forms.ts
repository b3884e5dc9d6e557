/** The forms of applications, each loaded when it is opened. */
export const applicationForms = {
    application: async () => (await import("./application.form.ts")).applicationForm,
    access: async () => (await import("./access.form.ts")).accessForm,
};
