/** The forms of outposts, each loaded when it is opened. */
export const outpostForms = {
    outpost: async () => (await import("./outpost.form.ts")).outpostForm,
};
