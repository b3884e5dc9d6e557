import type { Provider } from "#src/api/providers.api.ts";

/** The forms of applications, each loaded when it is opened. */
export const applicationForms = {
    application: async () => (await import("./application.form.ts")).applicationForm,
    /** For a provider that has none yet. */
    with: (provider: Pick<Provider, "pk" | "name">) => async () => (await import("./application.form.ts")).applicationFormWith(provider),
    access: async () => (await import("./access.form.ts")).accessForm,
};
