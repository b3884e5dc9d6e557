import { msg, str } from "@lit/localize";
import { policies, type Policy, type PolicyResult, type PolicyTest } from "#src/api/policies.api.ts";
import { form } from "#src/elements/form/form.ts";
import { policyResult } from "./policy-result.ts";
import { testFields } from "./test-fields.ts";

/** Tries out how a policy decides about a user; it stays open, so that another can be tried. */
export const policyTestForm = form<Policy, PolicyTest, PolicyResult>({
    header: ({ name }) => msg(str`Test ${name}`),
    submitLabel: () => msg("Test"),
    values: () => ({}),
    fields: testFields,
    save: (body, { pk }) => policies.test(pk, body),
    result: (result) => policyResult(result, result.passing ? msg("The policy lets through.") : msg("The policy refuses.")),
});
