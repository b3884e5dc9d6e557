import { msg } from "@lit/localize";
import { dummyPolicies, type DummyPolicy } from "#src/api/policies.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { policyForm } from "./policy-form.ts";
import { policyWords } from "./policy-words.ts";

type Body = Parameters<typeof dummyPolicies.create>[0];
const { number, toggle } = fieldsFor<Body>();

/** Creates and changes a policy that always decides the same. */
export const dummyPolicyForm = policyForm<DummyPolicy, Body>({
    words: policyWords.dummy,
    api: dummyPolicies,
    help: "dummy-policy",
    fields: () => [
        toggle("result", msg("Lets through")),
        number("wait_min", msg("Shortest wait"), { required: true, initial: 1, help: msg("Seconds that it takes at least.") }),
        number("wait_max", msg("Longest wait"), { required: true, initial: 5, help: msg("Seconds that it takes at most.") }),
    ],
});
