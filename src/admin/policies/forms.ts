import type { Kinds, Member } from "#src/pages/family.ts";
import { policyWords } from "./policy-words.ts";

/** The kinds of policies. */
export const policyKinds = {
    "ak-policy-expression-form": {
        ...policyWords.expression,
        form: async () => (await import("./expression-policy.form.ts")).expressionPolicyForm,
    },
    "ak-policy-password-form": {
        ...policyWords.password,
        form: async () => (await import("./password-policy.form.ts")).passwordPolicyForm,
    },
    "ak-policy-password-expiry-form": {
        ...policyWords.passwordExpiry,
        form: async () => (await import("./password-expiry-policy.form.ts")).passwordExpiryPolicyForm,
    },
    "ak-policy-reputation-form": {
        ...policyWords.reputation,
        form: async () => (await import("./reputation-policy.form.ts")).reputationPolicyForm,
    },
    "ak-policy-event-matcher-form": {
        ...policyWords.eventMatcher,
        form: async () => (await import("./event-matcher-policy.form.ts")).eventMatcherPolicyForm,
    },
    "ak-policy-dummy-form": {
        ...policyWords.dummy,
        form: async () => (await import("./dummy-policy.form.ts")).dummyPolicyForm,
    },
} satisfies Kinds;

/** What else is asked about policies. */
export const policyForms = {
    test: async () => (await import("./policy-test.form.ts")).policyTestForm,
};

/** What is bound to is asked before anybody has signed in: a source, which may know people from before, or a flow by which they come in. */
export type Visitors = "source" | "flow";

interface Bound {
    /** A policy that a new binding begins with. */
    policy?: Member | undefined;
    visitors?: Visitors | undefined;
}

/** The form of bindings, loaded when it is opened. @param target key of what is bound to, as a binding model */
export const policyBindingForms =
    (target: string, bound: Bound = {}) =>
    async () =>
        (await import("./policy-binding.form.ts")).policyBindingForm(target, bound);
