import { msg } from "@lit/localize";
import { dummyPolicies, type DummyPolicy } from "#src/api/policies.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { memberForm } from "#src/pages/family.ts";
import { aboutPolicy, policyFields, policyTexts } from "./policy-form.ts";

type Body = Parameters<typeof dummyPolicies.create>[0];
const { number, toggle } = fieldsFor<Body>();

/** Creates and changes a policy that always decides the same. */
export const dummyPolicyForm = memberForm<DummyPolicy, Body>({
    texts: policyTexts,
    api: dummyPolicies,
    about: aboutPolicy,
    help: "dummy-policy",
    fields: () => [
        ...policyFields(),
        toggle("result", msg("Lets through")),
        number("wait_min", msg("Shortest wait"), { required: true, initial: 1, help: msg("Seconds that it takes at least.") }),
        number("wait_max", msg("Longest wait"), { required: true, initial: 5, help: msg("Seconds that it takes at most.") }),
    ],
});
