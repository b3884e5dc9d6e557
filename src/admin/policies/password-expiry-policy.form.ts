import { msg } from "@lit/localize";
import { passwordExpiryPolicies, type PasswordExpiryPolicy } from "#src/api/policies.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { policyForm } from "./policy-form.ts";
import { policyWords } from "./policy-words.ts";

type Body = Parameters<typeof passwordExpiryPolicies.create>[0];
const { number, toggle } = fieldsFor<Body>();

/** Creates and changes a policy about the age of passwords. */
export const passwordExpiryPolicyForm = policyForm<PasswordExpiryPolicy, Body>({
    words: policyWords.passwordExpiry,
    api: passwordExpiryPolicies,
    help: "password-expiry-policy",
    fields: () => [
        number("days", msg("Maximum age"), { required: true, min: 0, help: msg("Days after which a password has expired.") }),
        toggle("deny_only", msg("Only refuse"), {
            help: msg("An expired password still works, but this policy refuses. Otherwise the password is made unusable, and a new one has to be set."),
        }),
    ],
});
