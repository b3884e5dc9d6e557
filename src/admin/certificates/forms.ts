/** The forms of certificates, each loaded when it is opened. */
export const certificateForms = {
    pair: async () => (await import("./certificate.form.ts")).certificateForm,
    generation: async () => (await import("./generation.form.ts")).generationForm,
};
