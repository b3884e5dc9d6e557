import { msg } from "@lit/localize";
import { html } from "lit";
import { placedUses } from "#src/admin/policies/placed-uses.ts";
import { stages, type Stage } from "#src/api/stages.api.ts";
import { kindTitle, modelOf } from "#src/base/kinds.ts";
import { ownValue } from "#src/base/own-value.ts";
import { href } from "#src/base/route.ts";
import { link } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import type { Kinds } from "#src/pages/family.ts";
import { lastChanges } from "../events/last-events.ts";
import { usedBy } from "../used-by.ts";
import { stageKinds } from "./forms.ts";

const kinds: Kinds = stageKinds;

/** A stage beside the list of stages: what it does, and in which flows. */
export const stagePeek: Peek<Stage> = {
    kind: kindTitle,
    facts: ({ component, flow_set: flows = [] }) => [
        [msg("What it is for"), ownValue(kinds, component)?.description()],
        [msg("Flows"), flows.map(({ slug }) => html`<div>${link(href(`/flow/flows/${slug}`), slug)}</div>`)],
    ],
    more: async (stage, signal) => usedBy(await placedUses(stages.usedBy)(stage.pk, signal, stage)),
    events: (stage, signal) => lastChanges({ ...modelOf(stage), pk: stage.pk }, signal),
};
