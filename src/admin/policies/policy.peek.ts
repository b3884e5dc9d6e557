import { msg } from "@lit/localize";
import { policies, type Policy } from "#src/api/policies.api.ts";
import { kindTitle, modelOf } from "#src/base/kinds.ts";
import { ownValue } from "#src/base/own-value.ts";
import { yesNo } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import type { Kinds } from "#src/pages/family.ts";
import { lastChanges } from "../events/last-events.ts";
import { usedBy } from "../used-by.ts";
import { policyKinds } from "./forms.ts";
import { placedUses } from "./placed-uses.ts";

const kinds: Kinds = policyKinds;

/** A policy beside the list of policies: what it decides, and where. */
export const policyPeek: Peek<Policy> = {
    kind: kindTitle,
    facts: ({ component, execution_logging: isLogged }) => [
        [msg("What it is for"), ownValue(kinds, component)?.description()],
        [msg("Logged"), yesNo(isLogged)],
    ],
    more: async (policy, signal) => usedBy(await placedUses(policies.usedBy)(policy.pk, signal, policy)),
    events: (policy, signal) => lastChanges({ ...modelOf(policy), pk: policy.pk }, signal),
};
