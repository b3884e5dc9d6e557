import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { isAbort, type FieldErrors } from "#src/base/errors.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "../element.ts";
import "../empty-state.ts";
import "../loading.ts";
import { notify } from "../messages.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import { fieldsOf, type Values } from "./field.ts";
import type { ReadyForm } from "./form.ts";
import "./wizard-actions.ts";
import { WizardCourse } from "./wizard-course.ts";
import type { Step, WizardDefinition } from "./wizard.ts";
import own from "./wizard.css";

/**
 * A form in steps, each with values of its own, which may save as it is left; at the end perhaps a list of actions.
 * Going back keeps what was typed; a refusal of the server stands at its field in its step.
 * @event ak-done - the last step is saved, or all actions are done; detail is where to go, if the visitor has chosen to see what was made
 * @event ak-finished - all actions are done, and what they made is in view
 * @event ak-cancel - the visitor gave up
 */
@customElement("ak-wizard")
export class Wizard extends AkElement {
    static override styles = [modalBox, own];

    /** Stays the same while the wizard is shown. */
    @property({ attribute: false }) definition!: WizardDefinition;

    /** The step in view; undefined for the actions at the end. */
    @state() private current: Step | undefined;
    @state() private ready: ReadyForm<unknown> | undefined;
    @state() private failure: unknown;
    @state() private errors: FieldErrors = {};

    @query("ak-form") private form!: Form<unknown> | null;
    @query("h2") private heading!: HTMLElement;

    course!: WizardCourse;
    #loading = new AbortController();
    readonly #afterwards = new Map<Step, () => void>();

    /** Whether closing it now would lose something. */
    get isChanged(): boolean {
        const typing = (this.form?.isChanged ?? false) && this.current?.casual !== true;
        const isUnderWay = this.course.hasBegun && this.current === undefined && !this.course.isAllDone;
        return typing || isUnderWay || this.course.hasUnsaved;
    }

    /** As of the form of the step in view. */
    get saving(): Promise<void> | undefined {
        return this.form?.saving;
    }

    /** What follows once it has closed: what the forms of its steps have to show. */
    afterwards(): void {
        for (const follow of this.#afterwards.values()) follow();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#loading.abort();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (!changed.has("definition")) return;
        this.course = new WizardCourse(this.definition, () => this.requestUpdate());
        const [first] = this.course.steps;
        if (first) this.#show(first);
    }

    protected override render(): TemplateResult {
        const { steps } = this.course;
        const at = this.current ? steps.indexOf(this.current) : steps.length;
        if (at < 0) throw new RangeError("A wizard's steps have to stay the same objects while it is open");
        const titles = [...steps.map(({ title }) => title()), ...(this.course.hasActions ? [msg("Apply changes")] : [])];
        return html`
            <nav aria-label=${msg("Steps")}>
                <ol role="list">
                    ${titles.map((title, index) => this.#entry(title, index, at))}
                </ol>
            </nav>
            <section aria-labelledby="heading">
                <h2 class="pf-v6-screen-reader" id="heading" tabindex="-1">${titles[at]}</h2>
                ${this.current ? keyed(this.current, this.#step(this.current, at)) : this.#actions()}
            </section>
        `;
    }

    #entry(title: string, index: number, at: number): TemplateResult {
        const step = this.course.steps[index];
        const isDone = index < at;
        const content = html`<span class="number">${isDone ? icon("check") : index + 1}</span><span class="title">${title}</span>${
                isDone ? html`<span class="pf-v6-screen-reader">${msg("done")}</span>` : nothing
            }`;
        return html`<li class="${isDone ? "done" : ""}" aria-current=${index === at ? "step" : nothing}>
            ${
                isDone && step && !this.course.isClosed(step)
                    ? html`<button class="step" type="button" @click=${() => this.#back(step)}>${content}</button>`
                    : html`<span class="step">${content}</span>`
            }
        </li>`;
    }

    #step(step: Step, at: number): TemplateResult {
        if (this.failure !== undefined)
            return html`<div class="pf-v6-c-modal-box__body">
                <ak-empty-state header=${msg("The form could not be loaded.")} .error=${this.failure} .retry=${() => this.#show(step)}></ak-empty-state>
            </div>`;
        const { ready } = this;
        if (!ready) return html`<div class="pf-v6-c-modal-box__body"><ak-loading></ak-loading></div>`;
        const before = this.course.before(at);
        return html`<ak-form
            .fields=${ready.fields}
            .values=${ready.values}
            .errors=${this.errors}
            .intro=${ready.intro}
            .preview=${ready.preview}
            .save=${(values: Values) => this.#save(step, ready, values)}
            .back=${before ? () => this.#back(before) : undefined}
            submitLabel=${this.#isLast(step, at) ? this.#submitLabel : msg("Next")}
            @ak-saved=${(event: Event) => event.stopPropagation()}
        ></ak-form>`;
    }

    get #submitLabel(): string {
        return this.definition.submitLabel?.() ?? msg("Create");
    }

    /** A step that only asks is followed by others, though what they are may depend on its answer. */
    #isLast({ saves }: Step, at: number): boolean {
        return saves && at === this.course.steps.length - 1 && !this.course.hasActions;
    }

    #actions(): TemplateResult {
        const last = this.course.before(this.course.steps.length);
        return html`<ak-wizard-actions
            .course=${this.course}
            submitLabel=${this.#submitLabel}
            .back=${last ? () => this.#show(last) : undefined}
            .mend=${(step: Step, errors: FieldErrors) => this.#show(step, errors)}
        ></ak-wizard-actions>`;
    }

    /** Leaves the step in view for one before it; what was typed is there again when it comes back. */
    #back(step: Step): void {
        if (this.current && this.form) this.course.keep(this.current, this.form.typed, this.form.isChanged);
        this.#show(step);
    }

    #show(step: Step | undefined, errors: FieldErrors = {}): void {
        this.#loading.abort();
        this.current = step;
        this.ready = undefined;
        this.failure = undefined;
        this.errors = errors;
        if (step) void this.#prepare(step);
        else void this.#focusHeading();
    }

    async #prepare(step: Step): Promise<void> {
        const { signal } = (this.#loading = new AbortController());
        try {
            const { known } = this.course;
            const ready = await step.prepare(known, step.saves ? known(step) : undefined, signal);
            if (signal.aborted) return;
            this.ready = { ...ready, values: { ...ready.values, ...this.course.keptIn(step) } };
            // The form takes the focus to its first field; where it has none, or while it is loading, it is here.
            if (fieldsOf(ready.fields).length === 0) void this.#focusHeading();
        } catch (error) {
            if (!isAbort(error) && !signal.aborted) this.failure = error;
        }
    }

    async #focusHeading(): Promise<void> {
        await this.updateComplete;
        this.heading.focus();
    }

    async #save(step: Step, ready: ReadyForm<unknown>, values: Values): Promise<void> {
        if (this.form) this.course.keep(step, this.form.typed, this.form.isChanged);
        let given: unknown;
        try {
            given = await ready.save(values);
        } catch (error) {
            const own = fieldsOf(ready.fields).map(({ name }) => name);
            const refused = this.course.refused(step, error, own);
            if (!refused) throw error;
            this.#show(refused.step, refused.errors);
            return;
        }
        this.course.give(step, given);
        if (step.saves) {
            if (ready.saved !== "") notify("success", ready.saved, ready.about(given));
            this.#afterwards.set(step, () => ready.afterwards(given));
        }
        this.#next(step);
    }

    #next(step: Step): void {
        const next = this.course.after(step);
        if (next || this.course.hasActions) this.#show(next);
        else this.emit("ak-done");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-wizard": Wizard;
    }
}
