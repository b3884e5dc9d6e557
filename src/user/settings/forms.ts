/** The forms of the settings, each loaded when it is opened. */
export const settingsForms = {
    token: async () => (await import("./token.form.ts")).tokenForm,
    appPassword: async () => (await import("./token.form.ts")).appPasswordForm,
    device: async () => (await import("./device.form.ts")).deviceForm,
    preferences: async () => (await import("./preferences.form.ts")).preferencesForm,
};
