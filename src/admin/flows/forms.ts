import type { Member } from "#src/pages/family.ts";

/** What a new binding of a stage begins with. */
interface Beginning {
    /** Left out: after all others. */
    order?: number;
    stage?: Member | undefined;
}

/** The forms of flows, each loaded when it is opened. */
export const flowForms = {
    flow: async () => (await import("./flow.form.ts")).flowForm,
    runAs: async () => (await import("./flow-as.form.ts")).flowAsForm,
    import: async () => (await import("./flow-import.form.ts")).flowImportForm,
    /** @param target key of the flow */
    stageBinding: (target: string, given?: Beginning) => async () => (await import("./stage-binding.form.ts")).stageBindingForm(target, given),
};
