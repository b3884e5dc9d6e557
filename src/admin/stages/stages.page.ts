import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { placedUses } from "#src/admin/policies/placed-uses.ts";
import { stages, type Stage } from "#src/api/stages.api.ts";
import { plural } from "#src/base/plural.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { iconButton, link } from "#src/elements/table/column.ts";
import { familyPage } from "#src/pages/family-page.ts";
import { stageForms, stageKinds } from "./forms.ts";

const DUO = "ak-stage-authenticator-duo-form";

/** The steps that flows are made of. */
export const stagesPage = familyPage<Stage>({
    title: () => msg("Stages"),
    description: () => msg("A stage is one step of a flow; several flows may share it."),
    help: "stages",
    creation: () => msg("New stage"),
    kinds: stageKinds,
    kindOf: ({ component }) => component,
    headingOf: ({ verbose_name_plural: heading }) => heading,
    load: stages.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Flows"), cell: flowsOf },
    ],
    actions: (stage) =>
        stage.component === DUO
            ? iconButton("import", msg(str`Import Duo devices into ${stage.name}`), () => void openForm(stageForms.duoImport, stage))
            : nothing,
    empty: () => ({ header: msg("No stages yet."), text: msg("Flows are made of stages.") }),
    peek: async () => (await import("./stage.peek.ts")).stagePeek,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 stage?"), other: msg(str`Delete ${count} stages?`) }),
        key: ({ pk }) => pk,
        usedBy: placedUses(stages.usedBy),
        destroy: stages.destroy,
    },
});

/** The flows that a stage stands in, each a link. */
function flowsOf({ flow_set: flows = [] }: Stage): TemplateResult {
    if (flows.length === 0) return html`<small>${msg("In no flow")}</small>`;
    return html`<span class="stacked">${flows.map(({ slug }) => link(`#/flow/flows/${slug}`, slug))}</span>`;
}
