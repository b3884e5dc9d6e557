import type { TemplateResult } from "lit";

/** A way to prove who one is, apart from the password: one file here says all that the interfaces know of it. */
export interface SecondFactor {
    /** What challenges call it, and its place in the API: `/authenticators/<name>/`. */
    name: string;
    /** The class that lists of devices of all kinds name. */
    type: string;
    icon: TemplateResult;
    title: () => string;
    /** What is done with it to sign in. */
    use: () => string;
}
