import { facet } from "#kernel/base/facet.ts";
import type { Stored } from "#kernel/store/schema.ts";
import type { Evaluator } from "./policy-request.ts";

/** How a kind of policy decides. */
export const evaluates = facet<Evaluator<Stored>>("evaluates");
