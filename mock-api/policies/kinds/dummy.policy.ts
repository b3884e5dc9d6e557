import { can } from "#kernel/base/facet.ts";
import type { Models } from "#kernel/base/models.ts";
import { dummyPolicy } from "#mock/apps/policies/dummy.resource.ts";
import { evaluates } from "../evaluates.facet.ts";
import type { Evaluator } from "../policy-request.ts";

const evaluate: Evaluator<Models["authentik_policies_dummy.dummypolicy"]> = ({ result }) => ({ passing: result, messages: ["dummy"] });

export const dummyKind = can(dummyPolicy, evaluates(evaluate));
