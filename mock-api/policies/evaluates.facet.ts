import { facet } from "#kernel/facet.ts";
import type { Stored } from "#kernel/schema.ts";
import type { Evaluator } from "./policy-request.ts";

/** How a kind of policy decides. */
export const evaluates = facet<Evaluator<Stored>>("evaluates");
