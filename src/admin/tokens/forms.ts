/** The forms of tokens, each loaded when it is opened. */
export const tokenForms = {
    token: async () => (await import("./token.form.ts")).tokenForm,
    key: async () => (await import("./key.form.ts")).keyForm,
};
