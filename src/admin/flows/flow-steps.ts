import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { flows, stageBindings, type Flow, type StageBinding } from "#src/api/flows.api.ts";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";
import { boundName } from "#src/admin/policies/policy-bindings.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/copy.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/expand.ts";
import "#src/elements/loading.ts";

/** No flow has as many. */
const ALL = 100;

/** A flow drawn from top to bottom: who may run it, its stages in their order, what decides about each. */
@customElement("ak-flow-steps")
export class FlowSteps extends AkElement {
    static override styles = css`
        :host {
            display: block;
        }

        ol {
            display: grid;
            justify-items: center;
            padding: 0;
            list-style: none;
        }

        li {
            display: grid;
            justify-items: center;
            inline-size: 100%;
        }

        /* From each step to the next. */
        li + li::before {
            content: "";
            block-size: 1.5rem;
            border-inline-start: 2px solid var(--pf-t--global--border--color--hover);
        }

        .step {
            display: grid;
            max-inline-size: min(26rem, 100%);
            padding: var(--pf-t--global--spacer--sm) var(--pf-t--global--spacer--lg);
            border: 1px solid var(--pf-t--global--border--color--hover);
            border-radius: var(--pf-t--global--border--radius--pill);
            background-color: var(--pf-t--global--background--color--secondary--default);
            text-align: center;
            overflow-wrap: anywhere;
        }

        .end {
            border-radius: var(--pf-t--global--border--radius--small);
        }

        .asked {
            padding: var(--pf-t--global--spacer--xs) var(--pf-t--global--spacer--md);
            border: 1px dashed var(--pf-t--global--border--color--hover);
            border-block-end: 0;
            border-radius: var(--pf-t--global--border--radius--small) var(--pf-t--global--border--radius--small) 0 0;
            font-size: var(--pf-t--global--font--size--body--sm);
            overflow-wrap: anywhere;
        }

        small {
            color: var(--pf-t--global--text--color--subtle);
        }

        pre {
            overflow: auto;
            font-size: var(--pf-t--global--font--size--body--sm);
        }
    `;

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
                html`<ol>
                        <li>
                            ${decides(asked[0])}<span class="step end"><small>${msg("Flow")}</small>${this.flow.title}</span>
                        </li>
                        ${stages.map((binding, index) => stage(binding, asked[index + 1]))}
                        <li><span class="step end">${msg("End of the flow")}</span></li>
                    </ol>
                    <ak-expand>
                        <span slot="summary">${msg("As text, in Mermaid’s language")}</span>
                        <ak-copy .value=${diagram} label=${msg("diagram")}><pre tabindex="0">${diagram}</pre></ak-copy>
                    </ak-expand>`,
        })}`;
    }
}

const stage = ({ stage_obj: { name, verbose_name: kind } }: StageBinding, asked: PolicyBinding[] | undefined): TemplateResult =>
    html`<li>
        ${decides(asked)}<span class="step"><small>${kind}</small>${name}</span>
    </li>`;

const decides = (asked: PolicyBinding[] = []): TemplateResult | typeof nothing =>
    asked.length === 0 ? nothing : html`<span class="asked">${msg(str`If ${asked.map(named).join(", ")}`)}</span>`;

const named = (binding: PolicyBinding): string => (binding.negate ? msg(str`not ${boundName(binding)}`) : boundName(binding));

declare global {
    interface HTMLElementTagNameMap {
        "ak-flow-steps": FlowSteps;
    }
}
