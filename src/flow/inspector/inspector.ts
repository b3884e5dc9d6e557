import { initialState, Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import title from "@patternfly/patternfly/components/Title/title.css";
import { kindTitle } from "#src/base/kinds.ts";
import { allPages } from "#src/api/all-pages.ts";
import { stageBindings, type StageBinding } from "#src/api/flows.api.ts";
import { type FlowRunTold, inspectFlow, type InspectedBinding, type Inspection, tellRun } from "#src/api/inspector.api.ts";
import type { Schema } from "#src/api/schema.ts";
import { ApiError } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { conjunction } from "#src/base/lists.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import { timeLine } from "./time-line.ts";
import own from "./inspector.css";

/**
 * What the server knows of a flow that runs beside it: its stages, and all that the plan has gathered. For administrators.
 * @event ak-inspector-close - the visitor wants it gone
 */
@customElement("ak-flow-inspector")
export class FlowInspector extends AkElement {
    static override styles = [button, title, own];

    @property() slug = "";
    /** Changes with every step of the flow; what is shown is asked for again then. Before the first, 0, the server tells of the flow that was run before. */
    @property({ type: Number }) step = 0;

    readonly #inspection = new Task(this, {
        task: async ([slug, step], { signal }): Promise<FlowRunTold | typeof initialState> => {
            if (step === 0) return initialState;
            const told = await tellRun(slug, signal);
            if (told) return told;
            const inspection = await inspectFlow(slug, signal);
            return { inspection, bound: await boundStages(inspection, signal), trail: [] };
        },
        args: () => [this.slug, this.step] as const,
    });

    protected override render(): TemplateResult {
        return html`<aside aria-labelledby="title" @keydown=${this.#key}>
            <header>
                <h2 class="pf-v6-c-title pf-m-xl" id="title">${msg("Flow inspector")}</h2>
                <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Close the inspector")} @click=${this.#close}>
                    <span class="pf-v6-c-button__icon">${icon("close")}</span>
                </button>
            </header>
            <div role="status">${this.#inspection.render({ error: (error) => html`<p class="problem">${reason(error)}</p>` })}</div>
            ${this.#shown ? inspected(this.#shown) : nothing}
        </aside>`;
    }

    /** What was there stays until there is something newer. */
    get #shown(): FlowRunTold | undefined {
        return this.#inspection.error === undefined ? this.#inspection.value : undefined;
    }

    #close(): void {
        this.emit("ak-inspector-close");
    }

    #key(event: KeyboardEvent): void {
        if (event.key !== "Escape") return;
        event.preventDefault();
        this.#close();
    }
}

/** All stages of the flow. None where that is not told: somebody may look into flows without being allowed to list their stages. */
async function boundStages({ plans, current_plan: plan }: Inspection, signal: AbortSignal): Promise<readonly StageBinding[]> {
    const target = [plan, ...plans].map((one) => one?.current_stage?.target).find(Boolean);
    if (!target) return [];
    return allPages((page) => stageBindings.list({ ...page, target, ordering: "order" }, signal)).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 403) return [];
        throw error;
    });
}

/** Where the plan stands among the stages of the flow: those behind what it has come to may follow, those it has passed by are left out. */
function standing({ inspection, bound, trail }: Inspected) {
    const { plans, current_plan: plan, is_completed: isDone } = inspection;
    const reached = [...plans.map(({ current_stage: binding }) => binding), ...(isDone ? [] : [plan?.current_stage, plan?.next_planned_stage])];
    const keys = new Set(reached.map((binding) => binding?.pk));
    const [unreached, order] = [bound.filter(({ pk }) => !keys.has(pk)), Math.max(...bound.filter(({ pk }) => keys.has(pk)).map((binding) => binding.order))];
    const goesOn = !isDone && stageOf(plan?.next_planned_stage) !== undefined;
    // What this plan has left out already does not follow, even though it stands behind.
    const dropped = new Set(
        trail.slice(trail.findLastIndex(({ what }) => what === "restarted") + 1).flatMap(({ what, stage }) => (what === "left_out" ? stage : [])),
    );
    const isLater = (binding: StageBinding): boolean => goesOn && binding.order > order && !dropped.has(binding.stage_obj.name);
    return { later: unreached.filter(isLater), leftOut: unreached.filter((binding) => !isLater(binding)) };
}

function reason(error: unknown): string {
    if (!(error instanceof ApiError)) return sentence(error);
    if (error.status === 403) return msg("Only administrators can use the inspector. Sign in as one first.");
    return error.status === 400 ? noPlan() : sentence(error);
}

const noPlan = (): string => msg("There is nothing to inspect: the flow has not started in this browser.");

/** A run that has a plan. */
type Inspected = FlowRunTold & { inspection: Inspection };

function inspected({ inspection, bound, trail }: FlowRunTold): TemplateResult {
    if (!inspection) return html`${timeLine(trail)}${trail.length ? nothing : html`<p class="problem">${noPlan()}</p>`}`;
    return html`${stages({ inspection, bound, trail })} ${timeLine(trail)} ${inspection.current_plan ? knownTo(inspection.current_plan) : nothing}`;
}

function stages(known: Inspected): TemplateResult {
    const { plans, current_plan: plan, is_completed: isDone } = known.inspection;
    const next = isDone ? undefined : stageOf(plan?.next_planned_stage);
    const { later, leftOut } = standing(known);
    return html`<section aria-label=${msg("Stages")}>
        <h3 class="pf-v6-c-title pf-m-md">${msg("Stages")}</h3>
        <ol role="list">
            ${(isDone ? plans : [...plans, ...(plan ? [plan] : [])]).map(({ current_stage: binding }, at) =>
                step(binding, !isDone && at === plans.length ? "current" : "past"),
            )}
            ${next ? step(plan?.next_planned_stage, "next") : nothing} ${later.map((binding) => step(binding, "later"))}
        </ol>
        ${isDone || !next ? html`<p class="subtle">${isDone ? msg("The flow is completed.") : msg("Nothing comes after this.")}</p>` : nothing}
        ${leftOut.length > 0 ? html`<p class="subtle">${msg(str`Left out: ${conjunction(leftOut.map(({ stage_obj: stage }) => stage.name))}`)}</p>` : nothing}
    </section>`;
}

const knownTo = ({ plan_context: context, session_id: session }: Schema["FlowInspectorPlan"]): TemplateResult =>
    html`<section>
            <h3 class="pf-v6-c-title pf-m-md" id="context">${msg("Context of the plan")}</h3>
            ${json(context, "context")}
        </section>
        <section>
            <h3 class="pf-v6-c-title pf-m-md">${msg("Session ID")}</h3>
            <code>${session}</code>
        </section>`;

type When = "past" | "current" | "next" | "later";

/** A stage in a row of stages, with its settings to be unfolded. */
function step(binding: InspectedBinding, when: When): TemplateResult | typeof nothing {
    const stage = stageOf(binding);
    if (!stage) return nothing;
    const words = { past: msg("Done"), current: msg("Now"), next: msg("Then"), later: msg("May follow") };
    return html`<li class=${when} aria-current=${when === "current" ? "step" : nothing}>
        <div class="stage"><strong>${stage.name}</strong><small>${words[when]}</small></div>
        <details>
            <summary>${kindTitle(stage)}</summary>
            ${json({ ...binding, stage_obj: { ...stage, flow_set: undefined } }, undefined, stage.name)}
        </details>
    </li>`;
}

const stageOf = (binding: InspectedBinding) => binding?.stage_obj;

const json = (value: unknown, named?: string, label?: string): TemplateResult =>
    html`<pre tabindex="0" role="region" aria-labelledby=${named ?? nothing} aria-label=${label ?? nothing}>${JSON.stringify(value, undefined, 2)}</pre>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-flow-inspector": FlowInspector;
    }
}
