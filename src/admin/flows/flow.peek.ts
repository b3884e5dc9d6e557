import { msg } from "@lit/localize";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { href } from "#src/base/route.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { lastChanges } from "../events/last-events.ts";
import { usedBy } from "../used-by.ts";
import { deniedActions, designations, engineModes, purpose, requirements, wordFor } from "./flow-words.ts";

/** A flow beside the list of flows: what it is for, who can start it, and what uses it. */
export const flowPeek: Peek<Flow> = {
    kind: () => msg("Flow"),
    href: ({ slug }) => href(`/flow/flows/${slug}`),
    facts: (flow) => [
        [msg("Name"), flow.name],
        [msg("Title"), flow.title],
        [msg("Designation"), wordFor(designations(), flow.designation)],
        [msg("What it is for"), purpose(flow.designation)],
        [msg("Stages"), flow.stages.length],
        [msg("Who can start it"), wordFor(requirements(), flow.authentication)],
        [msg("If refused"), wordFor(deniedActions(), flow.denied_action)],
        [msg("Policies"), wordFor(engineModes(), flow.policy_engine_mode)],
    ],
    more: async ({ slug }, signal) => usedBy(await flows.usedBy(slug, signal)),
    events: ({ pk }, signal) => lastChanges({ app: "authentik_flows", model: "flow", pk }, signal),
};
