/** The form of bindings, loaded when it is opened. @param target key of what is bound to, as a binding model */
export const policyBindingForms = (target: string) => async () => (await import("./policy-binding.form.ts")).policyBindingForm(target);
