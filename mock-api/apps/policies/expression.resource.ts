import { describe, type Row } from "#kernel/base/fields.ts";
import { expression } from "#mock/python/expression.field.ts";
import { policyFields, policyResource } from "./policy.family.ts";

const fields = describe({ ...policyFields, expression: expression("temp-policy") });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies_expression.expressionpolicy": Row<typeof fields>;
    }
}

/** Passes when a Python expression is true. */
export const expressionPolicy = policyResource("authentik_policies_expression.expressionpolicy", {
    at: "expression",
    component: "ak-policy-expression-form",
    kind: "Expression",
    schema: "ExpressionPolicy",
    summary: "Execute arbitrary Python code to implement custom checks and validation.",
    fields,
});
