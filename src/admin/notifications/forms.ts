/** The forms of notifications, each loaded when it is opened. */
export const notificationForms = {
    rule: async () => (await import("./rule.form.ts")).ruleForm,
    transport: async () => (await import("./transport.form.ts")).transportForm,
};
