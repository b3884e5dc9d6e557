import { msg } from "@lit/localize";
import { reputationPolicies, type ReputationPolicy } from "#src/api/policies.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { policyForm } from "./policy-form.ts";
import { policyWords } from "./policy-words.ts";

type Body = Parameters<typeof reputationPolicies.create>[0];
const { number, toggle } = fieldsFor<Body>();

/** Creates and changes a policy about how often sign-ins have failed. */
export const reputationPolicyForm = policyForm<ReputationPolicy, Body>({
    words: policyWords.reputation,
    api: reputationPolicies,
    help: "reputation-policy",
    fields: () => [
        toggle("check_ip", msg("Count the address"), { initial: true, help: msg("Scores of the IP address that the request comes from.") }),
        toggle("check_username", msg("Count the user"), { initial: true, help: msg("Scores of the username.") }),
        number("threshold", msg("Threshold"), {
            required: true,
            initial: -5,
            help: msg("Passes when the scores add up to this number or less. A failed sign-in takes 1 away, a successful one adds 1."),
        }),
    ],
});
