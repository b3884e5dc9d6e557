import { describe, flag, integer, type Row } from "#kernel/base/fields.ts";
import { policyFields, policyResource } from "./policy.family.ts";

const fields = describe({ ...policyFields, result: flag(), wait_min: integer({ default: 5 }), wait_max: integer({ default: 30 }) });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies_dummy.dummypolicy": Row<typeof fields>;
    }
}

/** Always answers the same, after a while; for tests. */
export const dummyPolicy = policyResource("authentik_policies_dummy.dummypolicy", {
    at: "dummy",
    component: "ak-policy-dummy-form",
    kind: "Dummy",
    schema: "DummyPolicy",
    summary: "Policy used for debugging the PolicyEngine. Returns a fixed result, but takes a random time to process.",
    fields,
});
