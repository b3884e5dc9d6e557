import { can } from "#kernel/base/facet.ts";
import type { Models } from "#kernel/base/models.ts";
import { expressionPolicy } from "#mock/apps/policies/expression.resource.ts";
import { decide, whenPythonIsThere } from "#mock/expressions/evaluate.ts";
import { StoreError } from "#mock/expressions/store-bridge.ts";
import { evaluates } from "../evaluates.facet.ts";
import type { Evaluator } from "../policy-request.ts";

/** Runs the body of an expression; `ak_call_policy` asks another policy by its name, with more context. */
const evaluate: Evaluator<Models["authentik_policies_expression.expressionpolicy"]> = (policy, request, askNow) =>
    whenPythonIsThere(request.call, () =>
        decide(policy.expression, { ...request, name: policy.name }, (name, more) => {
            const other = request.call.db.by("authentik_policies.policy", "name", name);
            if (!other) throw new StoreError("ValueError", `Policy '${name}' not found.`);
            return askNow(other.pk, { ...request, context: { ...request.context, ...more } });
        }),
    );

export const expressionKind = can(expressionPolicy, evaluates(evaluate));
