import { msg } from "@lit/localize";
import type { Kinds, Member } from "#src/pages/family.ts";

/** The kinds of policies. */
export const policyKinds = {
    "ak-policy-expression-form": {
        title: () => msg("Expression policy"),
        plural: () => msg("Expression policies"),
        description: () => msg("Decides by an expression in Python, which knows the user, the request and the flow."),
        form: async () => (await import("./expression-policy.form.ts")).expressionPolicyForm,
    },
    "ak-policy-password-form": {
        title: () => msg("Password policy"),
        plural: () => msg("Password policies"),
        description: () => msg("Passes when a new password is good enough. For prompt stages that set one."),
        form: async () => (await import("./password-policy.form.ts")).passwordPolicyForm,
    },
    "ak-policy-password-expiry-form": {
        title: () => msg("Password expiry policy"),
        plural: () => msg("Password expiry policies"),
        description: () => msg("Passes as long as the user's password is not too old."),
        form: async () => (await import("./password-expiry-policy.form.ts")).passwordExpiryPolicyForm,
    },
    "ak-policy-reputation-form": {
        title: () => msg("Reputation policy"),
        plural: () => msg("Reputation policies"),
        description: () => msg("Passes when sign-ins of the user or from the address have failed often, for instance to ask for more then."),
        form: async () => (await import("./reputation-policy.form.ts")).reputationPolicyForm,
    },
    "ak-policy-event-matcher-form": {
        title: () => msg("Event matcher policy"),
        plural: () => msg("Event matcher policies"),
        description: () => msg("Passes for events of a kind, from an address or a part of authentik. For notification rules."),
        form: async () => (await import("./event-matcher-policy.form.ts")).eventMatcherPolicyForm,
    },
    "ak-policy-dummy-form": {
        title: () => msg("Dummy policy"),
        plural: () => msg("Dummy policies"),
        description: () => msg("Always decides the same. For trying things out."),
        form: async () => (await import("./dummy-policy.form.ts")).dummyPolicyForm,
    },
} satisfies Kinds;

/** What else is asked about policies. */
export const policyForms = {
    test: async () => (await import("./policy-test.form.ts")).policyTestForm,
};

interface Bound {
    /** A policy that a new binding begins with. */
    policy?: Member | undefined;
    /** What is bound to is asked before anybody has signed in, as a source is. */
    forVisitors?: boolean;
}

/** The form of bindings, loaded when it is opened. @param target key of what is bound to, as a binding model */
export const policyBindingForms =
    (target: string, bound: Bound = {}) =>
    async () =>
        (await import("./policy-binding.form.ts")).policyBindingForm(target, bound);
