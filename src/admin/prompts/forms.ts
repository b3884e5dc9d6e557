/** The forms of prompts, each loaded when it is opened. */
export const promptForms = {
    prompt: async () => (await import("./prompt.form.ts")).promptForm,
};
