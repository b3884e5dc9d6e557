import { can } from "#kernel/facet.ts";
import type { Models } from "#kernel/models.ts";
import { expressionPolicy } from "#mock/apps/policies/expression.resource.ts";
import { decide } from "#mock/expressions/evaluate.ts";
import { PyError, PyObject, tuple } from "#mock/python/values.ts";
import { evaluates } from "../evaluates.facet.ts";
import type { Evaluator } from "../policy-request.ts";

/** Runs the body of an expression; `ak_call_policy` asks another policy by its name, with more context. */
const evaluate: Evaluator<Models["authentik_policies_expression.expressionpolicy"]> = (policy, request, askNow) =>
    decide(policy.expression, request, (name, more) => {
        const other = request.call.db.by("authentik_policies.policy", "name", name);
        if (!other) throw new PyError("ValueError", `Policy '${name}' not found.`);
        const { passing, messages } = askNow(other.pk, { ...request, context: { ...request.context, ...more } });
        return new PyObject("PolicyResult", { passing, messages: tuple([...messages]) }, { text: `PolicyResult passing=${passing ? "True" : "False"}` });
    });

export const expressionKind = can(expressionPolicy, evaluates(evaluate));
