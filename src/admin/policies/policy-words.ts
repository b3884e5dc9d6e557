import { msg } from "@lit/localize";
import type { PolicyWords } from "./policy-form.ts";

/** What the kinds of policies are called, and what each decides. */
export const policyWords = {
    expression: {
        title: () => msg("Expression policy"),
        plural: () => msg("Expression policies"),
        description: () => msg("Decides by an expression in Python, which knows the user, the request and the flow."),
        create: () => msg("Create expression policy"),
        edit: () => msg("Edit expression policy"),
    },
    password: {
        title: () => msg("Password policy"),
        plural: () => msg("Password policies"),
        description: () => msg("Passes when a new password is good enough. For prompt stages that set one."),
        create: () => msg("Create password policy"),
        edit: () => msg("Edit password policy"),
    },
    passwordExpiry: {
        title: () => msg("Password expiry policy"),
        plural: () => msg("Password expiry policies"),
        description: () => msg("Passes as long as the user’s password is not too old."),
        create: () => msg("Create password expiry policy"),
        edit: () => msg("Edit password expiry policy"),
    },
    reputation: {
        title: () => msg("Reputation policy"),
        plural: () => msg("Reputation policies"),
        description: () => msg("Passes when sign-ins of the user or from the address have failed often, for instance to ask for more then."),
        create: () => msg("Create reputation policy"),
        edit: () => msg("Edit reputation policy"),
    },
    eventMatcher: {
        title: () => msg("Event matcher policy"),
        plural: () => msg("Event matcher policies"),
        description: () => msg("Passes for events of a kind, from an address or a part of authentik. For notification rules."),
        create: () => msg("Create event matcher policy"),
        edit: () => msg("Edit event matcher policy"),
    },
    dummy: {
        title: () => msg("Dummy policy"),
        plural: () => msg("Dummy policies"),
        description: () => msg("Always decides the same. For trying things out."),
        create: () => msg("Create dummy policy"),
        edit: () => msg("Edit dummy policy"),
    },
} satisfies Record<string, PolicyWords>;

/** What to know about policies that decide before anybody has signed in. */
export const beforeSignIn = (): string => msg("Policies here are asked before the sign-in, when it is not known yet who comes.");
