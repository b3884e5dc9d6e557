/** The forms of blueprints, each loaded when it is opened. */
export const blueprintForms = {
    blueprint: async () => (await import("./blueprint.form.ts")).blueprintForm,
    export: async () => (await import("./blueprint-export.form.ts")).blueprintExportForm,
};
