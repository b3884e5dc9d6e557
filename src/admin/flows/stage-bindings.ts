import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { kindTitle } from "#src/base/kinds.ts";
import { markTwice } from "#src/base/mark-twice.ts";
import { policyBindingList } from "#src/admin/policies/policy-bindings.ts";
import { editStage, isEditable, openStageWizard } from "#src/admin/stages/stage-dialogs.ts";
import { stageBindings, type StageBinding } from "#src/api/flows.api.ts";
import { stageAgain } from "#src/api/unbound.api.ts";
import "#src/pages/list.ts";
import type { ListDefinition, ListHandle } from "#src/pages/list.ts";
import { cellText } from "#src/elements/breakable.ts";
import { formStep } from "#src/elements/form/wizard.ts";
import { label } from "#src/elements/label.ts";
import { yesNo } from "#src/elements/table/column.ts";
import { flowForms } from "./forms.ts";
import { plural } from "#src/base/plural.ts";
import { usesWithBindings } from "../policies/uses-with-bindings.ts";

/** A binding, and whether its stage is bound beside it, too. */
interface Row extends StageBinding {
    isTwice: boolean;
}

const bindingsOf = (target: string): ListDefinition<Row> => ({
    title: () => msg("Stages"),
    load: async (query, signal) => {
        const page = await stageBindings.list({ ...query, target }, signal);
        return { ...page, results: markTwice(page.results, ({ stage }) => stage) };
    },
    order: "order",
    name: ({ stage_obj: stage }) => stage.name,
    columns: [
        { title: () => msg("Order"), sort: "order", cell: ({ order }) => order },
        {
            title: () => msg("Stage"),
            cell: ({ stage_obj: stage, isTwice }) =>
                html`<span class="stacked"
                    >${cellText(stage.name)}<small>${kindTitle(stage)}</small>${isTwice ? label(msg("Bound more than once here"), "orange") : nothing}</span
                >`,
        },
        { title: () => msg("Evaluated at start"), cell: (binding) => yesNo(binding.evaluate_on_plan) },
        { title: () => msg("Evaluated again"), cell: (binding) => yesNo(binding.re_evaluate_policies) },
    ],
    create: [
        { label: () => msg("Bind stage"), form: flowForms.stageBinding(target) },
        { label: () => msg("Create and bind stage"), open: () => createAndBind(target) },
    ],
    edit: flowForms.stageBinding(target),
    actions: editButton,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 stage binding?"), other: msg(str`Delete ${count} stage bindings?`) }),
        key: ({ pk }) => pk,
        usedBy: usesWithBindings(stageBindings.usedBy, ({ policybindingmodel_ptr_id: place }) => place),
        destroy: stageBindings.destroy,
        undoing: stageAgain,
    },
    expand: (binding) =>
        html`<p>${msg("These bindings decide whether the stage is shown:")}</p>
            ${policyBindingList(binding.policybindingmodel_ptr_id, undefined, msg("Everybody is shown the stage."))}`,
    empty: () => ({ header: msg("No stages yet."), text: msg("Without stages visitors go straight on to where they were going.") }),
});

/** A wizard for a new stage, whose last step puts it into the flow. A stage that was made is there, though nobody bound it. */
const createAndBind = async (target: string): Promise<boolean> =>
    (await openStageWizard((made) => [
        formStep<StageBinding>({ title: () => msg("Binding"), form: (known) => flowForms.stageBinding(target, { stage: made(known) }) }),
    ])) !== undefined;

function editButton({ stage_obj: stage }: StageBinding, list: ListHandle): unknown {
    if (!isEditable(stage)) return nothing;
    return html`<button
        class="pf-v6-c-button pf-m-link pf-m-inline"
        type="button"
        aria-label=${msg(str`Edit stage ${stage.name}`)}
        @click=${async () => (await editStage(stage)) && list.refresh()}
    >
        ${msg("Edit stage")}
    </button>`;
}

/** The stages of a flow, each with the policies that decide about it. @param target key of the flow */
export const stageBindingList = (target: string): TemplateResult =>
    html`${keyed(target, html`<ak-list urlKey="stages" .definition=${bindingsOf(target)}></ak-list>`)}`;
