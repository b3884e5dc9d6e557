import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import spinner from "@patternfly/patternfly/components/Spinner/spinner.css";
import type { FieldErrors } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "../element.ts";
import { requestNumber } from "../request-number.ts";
import type { WizardCourse } from "./wizard-course.ts";
import type { Action, Step } from "./wizard.ts";
import inside from "../dialog/dialog-body.css";
import own from "./wizard-actions.css";

/**
 * The end of a wizard: what it is going to do, and then each with how it went, one after the other. It stops at the first that fails, which can be tried again;
 * what is done is not done twice.
 * @event ak-finished - all are done; what was made is in view
 * @event ak-done - all are done and the visitor has seen it; detail is where to go, where a link was pressed
 * @event ak-cancel - the visitor gave up
 */
@customElement("ak-wizard-actions")
export class WizardActions extends AkElement {
    static override styles = [button, description, modalBox, inside, own, spinner];

    @property({ attribute: false }) course!: WizardCourse;
    /** What the button says that starts it. */
    @property() submitLabel = "";
    /** Goes to the last step that can still be changed. */
    @property({ attribute: false }) back: (() => void) | undefined;
    /** Shows what was refused in the step that it came from. */
    @property({ attribute: false }) mend!: (step: Step, errors: FieldErrors) => void;

    @state() private failed: { action: Action; error: unknown } | undefined;
    @query(".body") private body!: HTMLElement;
    /** What had the focus before this was drawn anew. */
    #focused: Element | null = null;

    async #run(): Promise<void> {
        if (this.course.running) return;
        this.failed = undefined;
        for (let action = this.#next(); action && this.isConnected; action = this.#next()) {
            this.course.running = action;
            this.requestUpdate();
            try {
                this.course.give(action, await action.run(this.course.known));
            } catch (error) {
                this.failed = { action, error };
                break;
            }
        }
        this.course.running = undefined;
        this.requestUpdate();
        if (this.course.isAllDone) this.emit("ak-finished");
    }

    /** Asked again after each: what one has made may bring others. */
    #next(): Action | undefined {
        return this.#actions.find((action) => !this.course.isDone(action));
    }

    get #actions(): readonly Action[] {
        const { actions } = this.course;
        // One that is another each time is never done.
        if (this.course.actions.some((action, index) => action !== actions[index])) throw new RangeError("A wizard's actions have to stay the same objects");
        return actions;
    }

    protected override willUpdate(): void {
        this.#focused = this.shadowRoot?.activeElement ?? null;
    }

    /** The button that was pressed may be gone now: the focus goes to how far it is, so that what was made is next. */
    protected override updated(): void {
        if (this.#focused && !this.#focused.isConnected) this.body.focus();
    }

    protected override render(): TemplateResult {
        const actions = this.#actions;
        const done = actions.filter((action) => this.course.isDone(action)).length;
        return html`
            <div class="pf-v6-c-modal-box__body body" tabindex="0" aria-labelledby="progress" role="group">
                <p id="progress" role="status">${this.#progress(done, actions.length)}</p>
                <ol role="list">
                    ${actions.map((action) => this.#item(action))}
                </ol>
            </div>
            <footer class="pf-v6-c-modal-box__footer">${done === actions.length ? this.#close() : this.#leave()}</footer>
        `;
    }

    #progress(done: number, all: number): string {
        if (this.failed) return msg("Something could not be done.");
        return done === 0 && !this.course.running ? msg("Nothing is done yet.") : msg(str`${done} of ${all} done.`);
    }

    #item(action: Action): TemplateResult {
        const isDone = this.course.isDone(action);
        const failure = this.failed?.action === action ? this.failed : undefined;
        const kind = isDone ? "success" : failure ? "danger" : this.course.running === action ? "running" : "pending";
        return html`<li class="action ${kind}" aria-current=${this.course.running === action ? "true" : nothing}>
            <span class="mark">${PICTURES[kind]()}</span>
            <div class="text">
                <strong>${action.title()}</strong>
                <span class="pf-v6-screen-reader">${this.#word(kind)}</span>
                ${isDone ? this.#made(action) : nothing} ${failure ? this.#failure(failure) : nothing}
            </div>
        </li>`;
    }

    #word(kind: keyof typeof PICTURES): string {
        return { success: msg("done"), danger: msg("failed"), running: msg("running"), pending: msg("waiting") }[kind];
    }

    #made(action: Action): unknown {
        const made = this.course.known(action);
        if (made === undefined) return nothing;
        const link = action.link?.(made);
        return html`${link ? this.#link(link) : nothing} ${action.shows?.(made) ?? nothing}`;
    }

    #link(link: { label: string; href: string }): TemplateResult {
        const follow = (event: Event): void => {
            // The dialog closes first: it has an entry of its own in the history.
            event.preventDefault();
            this.emit("ak-done", link.href);
        };
        return html`<a href=${link.href} @click=${follow}>${link.label}</a>`;
    }

    #failure({ action, error }: { action: Action; error: unknown }): TemplateResult {
        const refused = this.course.refused(action, error);
        return html`<div class="failure">
            <p>${sentence(error)}</p>
            ${requestNumber(error)}
            <div class="buttons">
                ${
                    refused
                        ? html`<button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.mend(refused.step, refused.errors)}>
                              ${msg(str`Change in “${refused.step.title()}”`)}
                          </button>`
                        : nothing
                }
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${this.#run}>${msg("Try again")}</button>
            </div>
        </div>`;
    }

    #close(): TemplateResult {
        return html`<button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => this.emit("ak-done")}>${msg("Close")}</button>`;
    }

    #leave(): TemplateResult {
        const running = this.course.running !== undefined;
        // What has failed has a button of its own.
        return html`
            ${
                this.failed
                    ? nothing
                    : html`<button class="pf-v6-c-button pf-m-primary" type="button" aria-disabled=${running} @click=${this.#run}>${this.submitLabel}</button>`
            }
            ${this.back && !running ? html`<button class="pf-v6-c-button pf-m-secondary" type="button" @click=${this.back}>${msg("Back")}</button>` : nothing}
            <button class="pf-v6-c-button pf-m-link" type="button" @click=${() => this.emit("ak-cancel")}>${msg("Cancel")}</button>
        `;
    }
}

const PICTURES = {
    success: () => icon("success"),
    danger: () => icon("error"),
    running: () =>
        html`<svg class="pf-v6-c-spinner pf-m-inline" viewBox="0 0 100 100" aria-hidden="true">
            <circle class="pf-v6-c-spinner__path" cx="50" cy="50" r="45" fill="none"></circle>
        </svg>`,
    pending: () => icon("clock"),
};

declare global {
    interface HTMLElementTagNameMap {
        "ak-wizard-actions": WizardActions;
    }
}
