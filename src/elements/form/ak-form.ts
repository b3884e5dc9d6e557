import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ApiError, NON_FIELD, type FieldErrors } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "../element.ts";
import "../expand.ts";
import { requestNumber } from "../request-number.ts";
import { SizeObserver } from "../size-observer.ts";
import {
    controlsOf,
    fieldsAsked,
    fieldsOf,
    isAsked,
    isGroup,
    problemOf,
    valuesOf,
    type FieldGroup,
    type FormField,
    type FormItem,
    type Values,
    type When,
} from "./field.ts";
import { FormControl } from "./control.ts";
import { FirstValues } from "./first-values.ts";
import { formField } from "./form-field.ts";
import { formStyles } from "./form.styles.ts";
import { ownValue } from "#src/base/own-value.ts";

/**
 * A form from descriptions of its fields. Errors that the server reports are shown at the field they belong to, all others above.
 * A field or group that is not asked for, by its `when`, is not there and not sent, but keeps what was typed. Fields with the same name are
 * alternatives, each with its `when`: the one that is asked for begins with the value that the object has.
 * @event ak-saved - the server took it; detail is what `save` gave
 * @event ak-cancel - the visitor gave up
 */
@customElement("ak-form")
export class Form<R> extends AkElement {
    static override styles = formStyles;

    @property({ attribute: false }) fields: readonly FormItem[] = [];
    /** Values at first, by field; the fields' own initial ones where it has none. */
    @property({ attribute: false }) values: Values = {};
    @property({ attribute: false }) save!: (values: Values) => Promise<R>;
    /** Fields that differ from what stood in them at first are marked: for a form that changes what there is already. */
    @property({ type: Boolean }) marking = false;
    @property() submitLabel = "";
    /** Shown above the fields. */
    @property({ attribute: false }) intro: unknown = nothing;
    /** Shows below the fields what `save` gave: of a form that asks something, and can ask it again. */
    @property({ attribute: false }) result: ((made: R) => unknown) | undefined;
    /** Shows what comes of the fields as they stand, and stays in view while they scroll. It is to be seen only. */
    @property({ attribute: false }) preview: ((values: Values) => unknown) | undefined;

    /** What is wrong, by field; the form sets it, and a wizard that knows it from elsewhere. */
    @property({ attribute: false }) errors: FieldErrors = {};
    /** Goes to what was before, where this is one of several steps. */
    @property({ attribute: false }) back: (() => void) | undefined;

    /** What the server, or the way to it, failed with. */
    @state() private failure: unknown;
    /** What it was sent for is on its way until this settles; it never rejects. */
    @state() saving: Promise<void> | undefined;
    /** What `save` gave last. */
    @state() private answer: { made: R } | undefined;
    #isTouched = false;
    /** What was refused in view of the visitor. */
    #refused: readonly FormField[] = [];
    /** What was last written into fields that follow others. */
    readonly #followed = new Map<string, string>();

    readonly #first = new FirstValues();

    /** A preview that grows, with what the visitor has just chosen, would come to lie over the field where it was chosen. */
    readonly #previewGrown = new SizeObserver(() => this.#showFocused());

    @query("form") private form!: HTMLFormElement;

    /** What stands in its fields, also where it could not be sent. */
    get typed(): Values {
        return this.#now();
    }

    /** Whether something would be lost that the visitor has typed or chosen: also a text that cannot be read, but not what was put back as it was. */
    get isChanged(): boolean {
        if (!this.#isTouched) return false;
        const controls = controlsOf(this.form);
        return this.#first.changed(controls).size > 0 || controls.some(({ validity }) => validity.customError || validity.badInput);
    }

    protected override render(): TemplateResult {
        const now = this.#now();
        const whole = this.#whole(now);
        const changed = this.marking && this.hasUpdated ? this.#first.changed(controlsOf(this.form)) : NONE;
        return html`<form class="pf-v6-c-form" novalidate @keydown=${onlyOnce} @submit=${this.#submit} @input=${this.#changed} @change=${this.#changed}>
            <div class="pf-v6-c-modal-box__body fields">
                ${this.intro}
                <div role="alert" ?hidden=${whole.length === 0}>${whole}</div>
                ${this.#items(this.fields, now, changed)}
                ${this.result ? html`<div class="result" role="status" ?hidden=${!this.answer}>${this.answer && this.result(this.answer.made)}</div>` : nothing}
                ${this.preview ? html`<div class="preview" role="group" aria-label=${msg("Preview")}><div tabindex="0">${this.preview(now)}</div></div>` : nothing}
            </div>
            <div class="pf-v6-c-modal-box__footer">
                <button
                    class="pf-v6-c-button pf-m-primary"
                    type="submit"
                    aria-disabled=${this.saving !== undefined}
                    aria-busy=${this.saving !== undefined || nothing}
                >
                    ${this.submitLabel || msg("Save")}
                </button>
                ${this.back ? html`<button class="pf-v6-c-button pf-m-secondary" type="button" @click=${this.back}>${msg("Back")}</button>` : nothing}
                <button class="pf-v6-c-button pf-m-link" type="button" @click=${() => this.emit("ak-cancel")}>
                    ${this.result ? msg("Close") : msg("Cancel")}
                </button>
            </div>
        </form>`;
    }

    /** All present values, those of hidden fields included: fields depend on them. */
    #now(): Values {
        const first = Object.fromEntries(fieldsOf(this.fields).map((field) => [field.name, this.#valueOf(field)]));
        return this.hasUpdated ? { ...first, ...valuesOf(controlsOf(this.form)) } : first;
    }

    #valueOf({ name, initial }: FormField): unknown {
        return Object.hasOwn(this.values, name) ? ownValue(this.values, name) : initial;
    }

    #items(items: readonly FormItem[], now: Values, changed: ReadonlySet<string>): TemplateResult[] {
        return items.map((item) => depending(item.when, now, isGroup(item) ? this.#group(item, now, changed) : this.#field(item, now, changed)));
    }

    #field(field: FormField, now: Values, changed: ReadonlySet<string>): TemplateResult {
        if (this.#hasAlternatives(field) && !field.when?.(now)) return html``;
        return formField(field, this.#valueOf(field), {
            errors: ownValue(this.errors, field.name) ?? [],
            caution: field.caution?.(now),
            isChanged: changed.has(field.name),
        });
    }

    #hasAlternatives({ name }: FormField): boolean {
        return fieldsOf(this.fields).filter((field) => field.name === name).length > 1;
    }

    #group({ group, fields, help, open = false }: FieldGroup, now: Values, changed: ReadonlySet<string>): TemplateResult {
        return html`<ak-expand class="group" ?open=${open}>
            <span slot="summary">${group}</span>
            <div class="grouped">${help ? html`<p class="help">${help}</p>` : nothing}${this.#items(fields, now, changed)}</div>
        </ak-expand>`;
    }

    /** What belongs to no field that is in view. */
    #whole(now: Values): TemplateResult[] {
        const labels = new Map(fieldsOf(this.fields).map(({ name, label }) => [name, label]));
        const seen = new Set(fieldsAsked(this.fields, now).map(({ name }) => name));
        const others = Object.entries(this.errors).flatMap(([name, messages]) =>
            seen.has(name) ? [] : name === NON_FIELD ? messages : messages.map((text) => `${labels.get(name) ?? name}: ${text}`),
        );
        return [...(this.failure === undefined ? [] : [problem(sentence(this.failure), requestNumber(this.failure))]), ...others.map((text) => problem(text))];
    }

    async #submit(event: SubmitEvent): Promise<void> {
        event.preventDefault();
        if (this.saving) return;
        this.saving = this.#send();
        await this.saving;
        await this.updateComplete;
        this.#showRefused();
        if (this.answer) this.renderRoot.querySelector(".result")?.scrollIntoView({ block: "nearest" });
    }

    async #send(): Promise<void> {
        this.failure = undefined;
        this.answer = undefined;
        try {
            await this.#ready();
            const values = this.#read();
            if (values) this.#take(await this.save(values));
        } catch (error) {
            this.errors = error instanceof ApiError ? error.fields : {};
            if (Object.keys(this.errors).length === 0) this.failure = error;
        }
        this.saving = undefined;
    }

    #take(made: R): void {
        if (this.result) this.answer = { made };
        this.emit("ak-saved", made);
    }

    /** A control whose code is still on its way does not count for its form, and its value would be missing. */
    async #ready(): Promise<void> {
        await Promise.all([...this.form.querySelectorAll(":not(:defined)")].map(({ localName }) => customElements.whenDefined(localName)));
        // Nor does what was typed a moment ago, where it has to be read first.
        await Promise.all(controlsOf(this.form).flatMap((control) => (control instanceof FormControl ? control.updateComplete : [])));
    }

    /** What is typed, or undefined after showing what cannot be read. */
    #read(): Values | undefined {
        const controls = controlsOf(this.form).filter(isAsked);
        this.errors = Object.fromEntries(
            controls.flatMap((control) => {
                const found = problemOf(control);
                return found === undefined ? [] : [[control.name, [found]]];
            }),
        );
        if (Object.keys(this.errors).length > 0) return undefined;
        // A text that was null and is still empty stays null.
        const values = Object.fromEntries(
            Object.entries(valuesOf(controls)).map(([name, value]) => [name, value === "" && ownValue(this.values, name) === null ? null : value]),
        );
        // What was typed stays, whatever is rendered again.
        this.values = { ...this.values, ...values };
        return values;
    }

    /** Goes to the first field that was refused, or to what is said about the whole. */
    #showRefused(): void {
        const refused = fieldsAsked(this.fields, this.#now()).filter(({ name }) => ownValue(this.errors, name));
        this.#refused = refused;
        const controls = refused.map(({ name }) => this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(name)}`));
        for (const control of controls)
            for (let around = control?.closest("ak-expand"); around; around = around.parentElement?.closest("ak-expand")) around.open = true;
        if (controls[0]) controls[0].focus();
        else this.renderRoot.querySelector("[role=alert]:not([hidden])")?.scrollIntoView({ block: "nearest" });
    }

    #changed({ target }: Event): void {
        this.#isTouched = true;
        // The answer to another question.
        if (!(target instanceof Element && target.closest(".result"))) this.answer = undefined;
        // What was wrong with the field is no longer what stands there.
        if (target instanceof Element) this.#forgive(target.closest("[name]")?.getAttribute("name"));
        // Nor is a field that is asked for no longer, or has given way to another of its name.
        const asked = fieldsAsked(this.fields, this.#now());
        for (const { name, label } of this.#refused) if (!asked.some((field) => field.name === name && field.label === label)) this.#forgive(name);
        this.#follow();
        if (this.marking || this.preview || this.#depends(this.fields)) this.requestUpdate();
    }

    #forgive(name: string | null | undefined): void {
        if (typeof name !== "string" || !ownValue(this.errors, name)) return;
        this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => field !== name));
    }

    /** Writes what fields say of themselves by others, until the visitor has typed something else there. */
    #follow(): void {
        for (const { name, follows } of fieldsOf(this.fields)) {
            const control = this.renderRoot.querySelector(`#${CSS.escape(name)}`);
            if (!follows || !(control instanceof HTMLInputElement)) continue;
            const wanted = follows(this.#now());
            if (control.value === (this.#followed.get(name) ?? "") && control.value !== wanted) {
                control.value = wanted;
                this.#forgive(name);
            }
            this.#followed.set(name, wanted);
        }
    }

    #depends(items: readonly FormItem[]): boolean {
        return items.some((item) => item.when !== undefined || (isGroup(item) ? this.#depends(item.fields) : item.caution !== undefined));
    }

    protected override updated(): void {
        this.#first.note(controlsOf(this.form));
    }

    protected override firstUpdated(): void {
        void this.#focusFirst();
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.updateComplete.then(() => this.#followPreview());
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#previewGrown.disconnect();
    }

    #followPreview(): void {
        const preview = this.renderRoot.querySelector(".preview");
        if (preview && this.isConnected) this.#previewGrown.observe(preview);
    }

    #showFocused(): void {
        const focused = this.shadowRoot?.activeElement;
        if (focused && !focused.closest(".preview")) focused.scrollIntoView({ block: "nearest" });
    }

    /** The first control that can be changed, when its code has come; unless the visitor has gone somewhere by then. */
    async #focusFirst(): Promise<void> {
        const before = document.activeElement;
        const ids = fieldsOf(this.fields).map(({ name }) => `#${CSS.escape(name)}:not([readonly], :disabled)`);
        const first = ids.length > 0 ? this.renderRoot.querySelector<HTMLElement>(ids.join()) : null;
        if (!first) return;
        if (first.localName.includes("-")) await customElements.whenDefined(first.localName);
        if (first instanceof FormControl) await first.updateComplete;
        if (document.activeElement === before) first.focus();
    }
}

/** Enter that is held down sends a form once: not the next step of a wizard too, nor what a list has chosen with it. */
function onlyOnce(event: KeyboardEvent): void {
    const [target] = event.composedPath();
    const writes = target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
    if (event.key === "Enter" && event.repeat && !writes) event.preventDefault();
}

const NONE: ReadonlySet<string> = new Set();

/** What is not asked for is disabled, which takes it out of the form with all that is in it. */
function depending(when: When | undefined, now: Values, content: TemplateResult): TemplateResult {
    if (!when) return content;
    const asked = when(now);
    return html`<fieldset class="depending" ?disabled=${!asked} ?hidden=${!asked}>${content}</fieldset>`;
}

const problem = (text: string, more?: TemplateResult): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline">
        <div class="pf-v6-c-alert__icon">${icon("error")}</div>
        <p class="pf-v6-c-alert__title">${text}</p>
        ${more ? html`<div class="pf-v6-c-alert__description">${more}</div>` : nothing}
    </div>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-form": Form<unknown>;
    }
}
