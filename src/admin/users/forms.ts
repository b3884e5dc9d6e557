/** The forms of users, each loaded when it is opened. */
export const userForms = {
    user: async () => (await import("./user.form.ts")).userForm,
    /** A new user is offered this folder. */
    inside: (path: () => string) => async () => (await import("./user.form.ts")).userFormIn(path() || undefined),
    serviceAccount: async () => (await import("./service-account.form.ts")).serviceAccountForm,
    password: async () => (await import("./password.form.ts")).passwordForm,
    recoveryMail: async () => (await import("./recovery-mail.form.ts")).recoveryMailForm,
};
