/** The forms of blueprints, each loaded when it is opened. */
export const blueprintForms = {
    blueprint: async () => (await import("./blueprint.form.ts")).blueprintForm,
};
