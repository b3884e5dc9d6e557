import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ApiError, NON_FIELD, type FieldErrors } from "#src/common/errors.ts";
import { icon } from "#src/common/icons.ts";
import { sentence } from "#src/common/failure.ts";
import { AkElement } from "../element.ts";
import { controlsOf, problemOf, valueOf, type FormField, type Values } from "./field.ts";
import { formStyles } from "./form.styles.ts";

/**
 * A form from descriptions of its fields. Errors that the server reports stand at the field they belong to, all others above.
 * @event ak-saved - the server took it; detail is what `save` gave
 * @event ak-cancel - the visitor gave up
 */
@customElement("ak-form")
export class Form<R> extends AkElement {
    static override styles = formStyles;

    @property({ attribute: false }) fields: readonly FormField[] = [];
    /** Values at first, by field; the fields' own initial ones where it has none. */
    @property({ attribute: false }) values: Values = {};
    @property({ attribute: false }) save!: (values: Values) => Promise<R>;
    @property() submitLabel = "";
    /** Shown above the fields. */
    @property({ attribute: false }) intro: unknown = nothing;

    @state() private errors: FieldErrors = {};
    @state() private failure: string | undefined;
    @state() private busy = false;

    @query("form") private form!: HTMLFormElement;

    protected override render(): TemplateResult {
        return html`<form class="pf-v6-c-form" novalidate @submit=${this.#submit}>
            <div class="pf-v6-c-modal-box__body fields">
                ${this.intro}
                <div role="alert" ?hidden=${this.#whole().length === 0}>${this.#whole().map(problem)}</div>
                ${this.fields.map((field) => this.#field(field))}
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                <button class="pf-v6-c-button pf-m-primary" type="submit" aria-disabled=${this.busy}>${this.submitLabel || msg("Save")}</button>
                <button class="pf-v6-c-button pf-m-link" type="button" @click=${() => this.emit("ak-cancel")}>${msg("Cancel")}</button>
            </footer>
        </form>`;
    }

    /** What belongs to no field of this form. */
    #whole(): string[] {
        const known = new Set(this.fields.map(({ name }) => name));
        const others = Object.entries(this.errors).flatMap(([name, messages]) =>
            known.has(name) ? [] : name === NON_FIELD ? messages : messages.map((text) => `${name}: ${text}`),
        );
        return this.failure === undefined ? others : [this.failure, ...others];
    }

    #field(field: FormField): TemplateResult {
        const { name, label, required = false, help, inline = false } = field;
        const errors = this.errors[name] ?? [];
        const control = field.control({
            id: name,
            name,
            value: name in this.values ? this.values[name] : field.initial,
            required,
            invalid: errors.length > 0,
            describedBy: `${name}-help ${name}-errors`,
        });
        const heading = html`<div class="pf-v6-c-form__group-label">
            <label class="pf-v6-c-form__label" for=${name}>
                <span class="pf-v6-c-form__label-text">${label}</span>
                ${required ? html`<span class="pf-v6-c-form__label-required" aria-hidden="true">*</span>` : nothing}
            </label>
        </div>`;
        return html`<div class="pf-v6-c-form__group ${inline ? "inline" : ""}">
            ${
                inline
                    ? html`<label class="switch">${control}<span>${label}</span></label>`
                    : html`${heading}
                          <div class="pf-v6-c-form__group-control">${control}</div>`
            }
            <div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${name}-help" ?hidden=${!help}>${help}</div>
            <div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${name}-errors" role="alert" ?hidden=${errors.length === 0}>
                ${errors.map((text) => html`<div class="pf-v6-c-helper-text__item pf-m-error"><span class="pf-v6-c-helper-text__item-icon">${icon("error")}</span><span class="pf-v6-c-helper-text__item-text">${text}</span></div>`)}
            </div>
        </div>`;
    }

    async #submit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        if (this.busy) return;
        this.busy = true;
        this.failure = undefined;
        try {
            await this.#ready();
            const values = this.#read();
            if (values) this.emit("ak-saved", await this.save(values));
        } catch (error) {
            this.errors = error instanceof ApiError ? error.fields : {};
            if (Object.keys(this.errors).length === 0) this.failure = sentence(error);
        }
        this.busy = false;
        await this.updateComplete;
        this.#focusRefused();
    }

    /** A control whose code is still on its way does not count for its form, and its value would be missing. */
    async #ready(): Promise<void> {
        await Promise.all([...this.form.querySelectorAll(":not(:defined)")].map(({ localName }) => customElements.whenDefined(localName)));
    }

    /** What is typed, or undefined after showing what cannot be read. */
    #read(): Values | undefined {
        const controls = controlsOf(this.form);
        this.errors = Object.fromEntries(
            controls.flatMap((control) => {
                const found = problemOf(control);
                return found === undefined ? [] : [[control.name, [found]]];
            }),
        );
        if (Object.keys(this.errors).length > 0) return undefined;
        const values = Object.fromEntries(controls.map((control) => [control.name, valueOf(control)]));
        // What was typed stays, whatever is rendered again.
        this.values = { ...this.values, ...values };
        return values;
    }

    #focusRefused(): void {
        const first = this.fields.find(({ name }) => this.errors[name]);
        if (first) this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(first.name)}`)?.focus();
    }

    protected override firstUpdated(): void {
        // The first control that is there at once; the others may still be loading their code.
        this.renderRoot.querySelector<HTMLElement>("input:not([readonly])")?.focus();
    }
}

const problem = (text: string): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline">
        <div class="pf-v6-c-alert__icon">${icon("error")}</div>
        <p class="pf-v6-c-alert__title">${text}</p>
    </div>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-form": Form<unknown>;
    }
}
