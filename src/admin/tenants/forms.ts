/** The form of tenants, loaded when it is opened. */
export const tenantForms = { tenant: async () => (await import("./tenant.form.ts")).tenantForm };
