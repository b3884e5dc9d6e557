import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { ApiError, type FieldErrors } from "#src/base/errors.ts";
import { AkElement } from "../element.ts";
import "./ak-form.ts";
import { fieldsOf, type FormItem, type Values } from "./field.ts";
import own from "./wizard.css";

/** One step: fields, from what the steps before have said. */
export interface WizardStep {
    title: string;
    fields: (values: Values) => readonly FormItem[];
    /** Shown above the fields. */
    intro?: (values: Values) => unknown;
    /** Whether the step is taken at all; left out, it always is. */
    when?: (values: Values) => boolean;
}

/**
 * A form in steps. What the steps have said is sent together at the end; when the server refuses a field, its step comes back.
 * @event ak-saved - the server took it; detail is what `save` gave
 * @event ak-cancel - the visitor gave up
 */
@customElement("ak-wizard")
export class Wizard<R> extends AkElement {
    static override styles = [own];

    @property({ attribute: false }) steps: readonly WizardStep[] = [];
    /** Values at first, by field. */
    @property({ attribute: false }) values: Values = {};
    @property({ attribute: false }) save!: (values: Values) => Promise<R>;
    /** What the last button says. */
    @property() submitLabel = "";

    @state() private current: WizardStep | undefined;
    @state() private refused: FieldErrors = {};

    get #taken(): WizardStep[] {
        return this.steps.filter(({ when }) => when?.(this.values) ?? true);
    }

    protected override render(): TemplateResult {
        const steps = this.#taken;
        const at = this.#at(steps);
        const step = steps[at]!;
        const last = at === steps.length - 1;
        return html`
            <nav aria-label=${msg("Steps")}>
                <ol role="list">
                    ${steps.map((one, index) => this.#entry(one, index, at))}
                </ol>
            </nav>
            ${keyed(
                step,
                html`<ak-form
                    .fields=${step.fields(this.values)}
                    .values=${this.values}
                    .errors=${this.refused}
                    .intro=${step.intro?.(this.values)}
                    .save=${(values: Values) => this.#next(steps, at, values)}
                    .back=${at > 0 ? () => this.#go(steps[at - 1]!) : undefined}
                    submitLabel=${last ? this.submitLabel || msg("Create") : msg("Next")}
                    @ak-saved=${this.#saved}
                ></ak-form>`,
            )}
        `;
    }

    #at(steps: readonly WizardStep[]): number {
        return Math.max(0, this.current ? steps.indexOf(this.current) : 0);
    }

    #entry({ title }: WizardStep, index: number, at: number): TemplateResult {
        return html`<li>
            <button
                class="step"
                type="button"
                ?disabled=${index > at}
                aria-current=${index === at ? "step" : "false"}
                @click=${() => this.#go(this.#taken[index]!)}
            >
                ${title}
            </button>
        </li>`;
    }

    #go(step: WizardStep): void {
        this.refused = {};
        this.current = step;
    }

    /** @returns what `save` gave at the end, undefined before */
    async #next(steps: readonly WizardStep[], at: number, values: Values): Promise<{ saved: R } | undefined> {
        const own = fieldsOf(steps[at]!.fields(this.values)).map(({ name }) => name);
        const others = Object.entries(this.values).filter(([name]) => !own.includes(name));
        this.values = { ...Object.fromEntries(others), ...values };
        // What was said may bring other steps.
        const next = this.#taken[this.#taken.indexOf(steps[at]!) + 1];
        if (next) {
            this.#go(next);
            return undefined;
        }
        try {
            return { saved: await this.save(this.#sent()) };
        } catch (error) {
            const refusing = error instanceof ApiError ? this.#refusing(error.fields) : undefined;
            if (!refusing || refusing === steps[at]) throw error;
            this.#go(refusing);
            this.refused = (error as ApiError).fields;
            return undefined;
        }
    }

    /** Steps that were taken back have said nothing. */
    #sent(): Values {
        const asked = new Set(this.#taken.flatMap(({ fields }) => fieldsOf(fields(this.values)).map(({ name }) => name)));
        return Object.fromEntries(Object.entries(this.values).filter(([name]) => asked.has(name)));
    }

    #refusing(errors: FieldErrors): WizardStep | undefined {
        return this.#taken.find(({ fields }) => fieldsOf(fields(this.values)).some(({ name }) => name in errors));
    }

    #saved(event: CustomEvent<{ saved: R } | undefined>): void {
        event.stopPropagation();
        if (event.detail) this.emit("ak-saved", event.detail.saved);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-wizard": Wizard<unknown>;
    }
}
