/** The forms of flows, each loaded when it is opened. */
export const flowForms = {
    flow: async () => (await import("./flow.form.ts")).flowForm,
    import: async () => (await import("./flow-import.form.ts")).flowImportForm,
    /** @param target key of the flow   @param order of a new one; left out: after all others */
    stageBinding: (target: string, order?: number) => async () => (await import("./stage-binding.form.ts")).stageBindingForm(target, order),
};
