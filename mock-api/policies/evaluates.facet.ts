import { facet } from "#kernel/facet.ts";
import type { Evaluator } from "./policy-request.ts";

/** How a kind of policy decides. */
export const evaluates = facet<Evaluator<never>>("evaluates");
