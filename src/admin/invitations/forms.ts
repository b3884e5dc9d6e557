/** The forms of invitations, each loaded when it is opened. */
export const invitationForms = {
    invitation: async () => (await import("./invitation.form.ts")).invitationForm,
};
