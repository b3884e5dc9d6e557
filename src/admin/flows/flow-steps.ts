import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { flows, stageBindings, type Flow, type StageBinding } from "#src/api/flows.api.ts";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";
import { boundName } from "#src/admin/policies/policy-bindings.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/copy.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/expand.ts";
import "#src/elements/loading.ts";
import { conjunction, disjunction } from "#src/base/lists.ts";
import { deniedActions, wordFor } from "./flow-words.ts";
import own from "./flow-steps.css";

/** No flow has as many. */
const ALL = 100;

/** A flow drawn from top to bottom: who may run it, its stages in their order, what decides about each. */
@customElement("ak-flow-steps")
export class FlowSteps extends AkElement {
    static override styles = own;

    @property({ attribute: false }) flow!: Flow;

    readonly #steps = new Task(this, {
        task: async ([flow], { signal }) => {
            const [{ results: stages }, { diagram }] = await Promise.all([
                stageBindings.list({ target: flow.pk, ordering: "order", page_size: ALL }, signal),
                flows.diagram(flow.slug, signal),
            ]);
            const targets = [flow.policybindingmodel_ptr_id, ...stages.map((binding) => binding.policybindingmodel_ptr_id)];
            const asked = await Promise.all(targets.map((target) => policyBindings.list({ target, enabled: true, ordering: "order", page_size: ALL }, signal)));
            return { stages, diagram, asked: asked.map(({ results }) => results) };
        },
        args: () => [this.flow] as const,
    });

    protected override render(): TemplateResult {
        return html`${this.#steps.render({
            pending: () => html`<ak-loading></ak-loading>`,
            error: (error) =>
                html`<ak-empty-state header=${msg("The flow could not be drawn.")} .error=${error} .retry=${() => this.#steps.run()}></ak-empty-state>`,
            complete: ({ stages, diagram, asked }) =>
                html`<ol class=${asked.some(({ length }) => length > 0) ? "" : "straight"}>
                        ${this.#start(asked[0])} ${stages.map((binding, index) => stage(binding, asked[index + 1]))}
                        <li><span class="box">${msg("End of the flow")}</span></li>
                    </ol>
                    <ak-expand>
                        <span slot="summary">${msg("As text, in Mermaid’s language")}</span>
                        <ak-copy .value=${diagram} label=${msg("diagram")}><pre tabindex="0">${diagram}</pre></ak-copy>
                    </ak-expand>`,
        })}`;
    }

    /** Who is refused here does not get in. */
    #start(asked: PolicyBinding[] = []): TemplateResult {
        const { title, denied_action: action, policy_engine_mode: mode } = this.flow;
        return html`<li>
            ${
                asked.length === 0
                    ? nothing
                    : html`${decision(asked, mode)}
                          <span class="aside"></span>
                          <span class="box refused"><small>${msg("If refused")}</small>${wordFor(deniedActions(), action)}</span>`
            }
            <span class="box"><small>${msg("Flow")}</small>${title}</span>
            <span class="down"></span>
        </li>`;
    }
}

/** Who is refused here goes on without this stage. */
const stage = ({ stage_obj: { name, verbose_name: kind }, policy_engine_mode: mode }: StageBinding, asked: PolicyBinding[] = []): TemplateResult =>
    html`<li>
        ${
            asked.length === 0
                ? nothing
                : html`${decision(asked, mode)} <span class="out"></span><span class="along"></span><span class="back"></span>
                      <span class="refused left-out">${msg("If refused, goes on without this stage")}</span>`
        }
        <span class="box stage"><small>${kind}</small>${name}</span>
        <span class="down"></span>
    </li>`;

/** What is asked, and the way on for who passes. */
const decision = (asked: readonly PolicyBinding[], mode: string | undefined): TemplateResult => {
    const names = asked.map(named);
    return html`<span class="box asked">${msg(str`If ${mode === "all" ? conjunction(names) : disjunction(names)}`)}</span><span class="down"></span>`;
};

const named = (binding: PolicyBinding): string => (binding.negate ? msg(str`not ${boundName(binding)}`) : boundName(binding));

declare global {
    interface HTMLElementTagNameMap {
        "ak-flow-steps": FlowSteps;
    }
}
