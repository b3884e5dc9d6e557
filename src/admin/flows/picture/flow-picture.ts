import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import labelSheet from "@patternfly/patternfly/components/Label/label.css";
import { flows, stageBindings, type Flow } from "#src/api/flows.api.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/copy.ts";
import "#src/elements/dropdown.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { Sorting } from "#src/elements/sorting.ts";
import { addStage, bindGate, type Editing, gateMenu, makeGate, stepMenu } from "./actions.ts";
import { gateList } from "./gates.ts";
import { changesFor, inTurn, writeInTurn, type Place } from "./orders.ts";
import { gatesOf, loadPicture, type Picture, pictureOf, type Step } from "./picture.ts";
import { stepCard } from "./step-card.ts";
import { askedWhen, isDecided, others, startRule, stepRule, whoStarts } from "./words.ts";
import own from "./flow-picture.css";

/**
 * A flow from its start to its end, as it runs: who may start it, its stages in their order, and what decides about each. It is edited where it
 * is seen: stages are moved (by dragging, arrow keys, or a menu), added, edited and taken out, and so is what decides.
 * @event ak-changed - something of the flow was changed; whoever shows the picture then hands over the flow anew
 */
@customElement("ak-flow-picture")
export class FlowPicture extends AkElement implements Editing {
    static override styles = [button, labelSheet, own];

    @property({ attribute: false }) flow!: Flow;

    /** The flow with its stages in the sequence that was asked for, until the server's own is there. */
    @state() private asked: Picture | undefined;
    /** What has just been moved where, for those who do not see it. */
    @state() private said = "";

    readonly #picture = new Task(this, {
        task: ([flow], { signal }) => loadPicture(flow, signal),
        args: () => [this.flow] as const,
        onComplete: () => {
            if (this.#moves === 0) this.asked = undefined;
        },
    });
    readonly #sorting = new Sorting({
        items: () => [...this.renderRoot.querySelectorAll<HTMLElement>(".step")],
        move: (from, to) => this.move(from, to),
    });
    /** The element with the focus before this was drawn anew, and which part of the picture it was in. */
    #focused: { element: Element; part: number } | undefined;
    /** Moves that are being written, or wait for it. */
    #moves = 0;
    #written = Promise.resolve();

    get #shown(): Picture | undefined {
        return this.asked ?? this.#picture.value;
    }

    get steps(): readonly Step[] {
        return this.#shown?.steps ?? [];
    }

    changed(): void {
        this.emit("ak-changed");
    }

    /** Shows the stage in its new place at once, and writes it after the moves before it. */
    move(from: number, to: number): void {
        const { steps } = this;
        const [picture, step] = [this.#shown, steps[from]];
        if (!picture || !step || from === to) return;
        const others = steps.filter((other) => other !== step);
        const sequence = [...others.slice(0, to), step, ...others.slice(to)];
        const places = sequence.map(({ binding: { pk, stage, order } }): Place => ({ pk, stage, order }));
        const turns = inTurn(places, changesFor(places, step.binding.pk));
        const orders = new Map(turns.map((turn) => [turn.pk, turn.to]));
        const bindings = sequence.map(({ binding }) => ({ ...binding, order: orders.get(binding.pk) ?? binding.order }));
        this.asked = pictureOf(this.flow, bindings, gatesOf(picture));
        const { name } = step.binding.stage_obj;
        this.said = msg(str`${name} is step ${to + 1} of ${steps.length} now.`);
        void this.#focusHandle(step.binding.pk);
        this.#moves++;
        this.#written = this.#written.then(() => this.#write(turns));
    }

    async #write(turns: ReturnType<typeof inTurn>): Promise<void> {
        // One before it failed: its orders no longer fit.
        if (this.asked)
            try {
                await writeInTurn(turns, (pk, order) => stageBindings.patch(pk, { order }));
            } catch (error) {
                this.asked = undefined;
                this.said = msg("The order was not changed.");
                notifyFailure(error, msg("The order was not changed."));
            }
        this.#moves--;
        if (this.#moves === 0) this.changed();
    }

    /** Where an element is moved in the page, it loses the focus. */
    async #focusHandle(key: string): Promise<void> {
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .handle`)?.focus();
    }

    get #parts(): readonly Element[] {
        return [...(this.renderRoot.querySelector(".flow")?.children ?? [])];
    }

    protected override willUpdate(): void {
        const element = this.shadowRoot?.activeElement;
        this.#focused = element ? { element, part: this.#parts.findIndex((part) => part.contains(element)) } : undefined;
    }

    /** What was taken out had the focus: now what stands in its place has it. */
    protected override updated(): void {
        if (!this.#focused || this.#focused.element.isConnected) return;
        this.#parts[this.#focused.part]?.querySelector<HTMLElement>("ak-dropdown, button:not(.insert, .handle)")?.focus();
    }

    protected override render(): TemplateResult {
        const picture = this.#shown;
        // The last picture stays while it is loaded again.
        if (picture && this.#picture.error === undefined) return this.#drawn(picture);
        return html`${this.#picture.render({
            pending: () => html`<ak-loading></ak-loading>`,
            error: (error) =>
                html`<ak-empty-state header=${msg("The flow could not be drawn.")} .error=${error} .retry=${() => this.#picture.run()}></ak-empty-state>`,
        })}`;
    }

    #drawn({ entrance, steps }: Picture): TemplateResult {
        const { flow } = this;
        return html`<ol class="flow" role="list">
                <li class="end">
                    <span class="node node--end">${icon("right")}</span>
                    <div class="box">
                        <strong>${msg("Start")}</strong>
                        <p>${whoStarts(flow)} ${flow.authentication === "none" ? nothing : others(flow)}</p>
                    </div>
                </li>
                ${this.#entrance(entrance)}
                ${repeat(
                    steps,
                    ({ binding }) => binding.pk,
                    (step, index) => this.#step(step, index),
                )}
                <li class="add">
                    <button class="pf-v6-c-button pf-m-link add-stage" type="button" @click=${() => void addStage(this, steps.length)}>
                        <span class="pf-v6-c-button__icon pf-m-start">${icon("add")}</span>
                        <span class="pf-v6-c-button__text">${steps.length === 0 ? msg("Add the first stage") : msg("Add a stage at the end")}</span>
                    </button>
                </li>
                <li class="end">
                    <span class="node node--end">${icon("check")}</span>
                    <div class="box">
                        <strong>${msg("End")}</strong>
                        <p>
                            ${steps.length === 0 ? msg("Without stages visitors go straight on to where they were going.") : msg("Goes on to where the visitor was going.")}
                        </p>
                    </div>
                </li>
            </ol>
            <p class="mermaid">
                ${msg("Copy as Mermaid")}
                <ak-copy .load=${async () => (await flows.diagram(flow.slug)).diagram} label=${msg("the flow in Mermaid’s language")}></ak-copy>
            </p>
            <span class="pf-v6-screen-reader" role="status">${this.said}</span>`;
    }

    /** Whom the policies of the flow itself refuse does not get in. */
    #entrance(gates: Picture["entrance"]): TemplateResult {
        const add = html`<p class="adding">
            <button class="pf-v6-c-button pf-m-link" type="button" @click=${() => void bindGate(this, gates.target)}>
                ${msg("Bind a policy, group or user")}
            </button>
            <button class="pf-v6-c-button pf-m-link" type="button" @click=${() => void makeGate(this, gates.target)}>${msg("Create and bind policy")}</button>
        </p>`;
        if (gates.all.length === 0) return html`<li class="add">${add}</li>`;
        return html`<li class="entrance">
            <span class="node node--asked">${icon("key")}</span>
            ${gates.asked.length > 0 ? html`<span class="turned-away">${icon("denied")}</span>` : nothing}
            <div class="box asked">
                ${gateList(gates, startRule(gates), (gate) => gateMenu(this, gate))}
                ${gates.asked.length > 0 ? html`<p class="refused">${icon("denied")} ${others(this.flow)}</p>` : nothing} ${add}
            </div>
        </li>`;
    }

    #step(step: Step, index: number): TemplateResult {
        const { name } = step.binding.stage_obj;
        return html`<li class="step" data-key=${step.binding.pk}>
            <button class="insert" type="button" aria-label=${msg(str`Add a stage before ${name}`)} data-tip @click=${() => void addStage(this, index)}>
                ${icon("add")}
            </button>
            ${step.gates.all.length > 0 ? this.#decision(step) : nothing}
            <span class="node">${index + 1}</span>
            ${stepCard(step, index, this.#sorting, stepMenu(this, index))}
        </li>`;
    }

    /** Whom they refuse goes on without the stage. */
    #decision(step: Step): TemplateResult {
        return html`<span class="node node--asked">${icon("key")}</span>
            <div class="box asked">
                ${gateList(step.gates, stepRule(step), (gate) => gateMenu(this, gate))}
                <small>${askedWhen(step.asking)}</small>
                ${isDecided(step) ? html`<p class="refused">${icon("down")} ${msg("Otherwise the flow goes on without this stage.")}</p>` : nothing}
            </div>
            ${isDecided(step) ? html`<span class="around"></span>` : nothing}`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-flow-picture": FlowPicture;
    }
}
