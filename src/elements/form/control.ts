import { msg } from "@lit/localize";
import type { PropertyValues } from "lit";
import { property } from "lit/decorators.js";
import { AkElement } from "../element.ts";

/** The message for a field that must not be empty. */
export const required = (): string => msg("This field is required.");

/**
 * What every control of ours is: associated with its form as a native one is (value, required, reset, disabled), labelled by
 * `label`, and described by texts outside of it, which ARIA can only refer to as elements.
 * A control has its value in `value`, and sends `change` (bubbling) when the visitor has changed it.
 */
export abstract class FormControl<V> extends AkElement {
    static formAssociated = true;
    static override shadowRootOptions = { ...AkElement.shadowRootOptions, delegatesFocus: true };

    /** Reflected: a form reads the attribute. */
    @property({ reflect: true }) name = "";
    /** Name for those who do not see the label beside it. */
    @property() label = "";
    @property({ type: Boolean }) required = false;
    /** Marked as wrong, as when the server has refused it. */
    @property({ type: Boolean }) invalid = false;
    @property({ type: Boolean, reflect: true }) disabled = false;
    /** Ids of the texts that describe it, beside it in the same tree. */
    @property({ attribute: "described-by" }) describedBy = "";

    abstract value: V;

    protected readonly internals: ElementInternals;
    #initial: V | undefined;
    /** Disabled by a fieldset around it. */
    #disabledAround = false;

    constructor() {
        super();
        this.internals = this.attachInternals();
        this.addEventListener("keydown", this.#key);
    }

    /** What stood in it before the visitor changed anything; undefined until it was rendered. */
    get initial(): V | undefined {
        return this.#initial;
    }

    get form(): HTMLFormElement | null {
        return this.internals.form;
    }

    get validity(): ValidityState {
        return this.internals.validity;
    }

    get validationMessage(): string {
        return this.internals.validationMessage;
    }

    checkValidity(): boolean {
        return this.internals.checkValidity();
    }

    /** What a form without script would send. */
    protected formValue(): string | File | FormData | null {
        return this.value === null || this.value === undefined ? null : String(this.value);
    }

    /** What keeps the form from being sent, before anybody asks the server. */
    get problem(): string | undefined {
        return this.required && this.isEmpty() ? required() : undefined;
    }

    protected isEmpty(): boolean {
        return this.value === null || this.value === undefined || this.value === "" || (Array.isArray(this.value) && this.value.length === 0);
    }

    protected get isDisabled(): boolean {
        return this.disabled || this.#disabledAround;
    }

    /** The part that has the focus; also where the browser points to. */
    protected get focusable(): HTMLElement | null {
        return this.renderRoot.querySelector<HTMLElement>("input, textarea, select, [contenteditable], button");
    }

    /** Scrolls to the reason of a refusal: below a high control it may be out of sight. */
    override focus(options?: FocusOptions): void {
        super.focus(options);
        this.showTexts();
    }

    protected showTexts(): void {
        if (this.invalid) for (const text of this.texts) text.scrollIntoView({ block: "nearest" });
    }

    /** Takes the visitor's value, and sends `change`. */
    protected change(value: V): void {
        this.value = value;
        this.emit("change");
    }

    formResetCallback(): void {
        this.value = this.#initial as V;
    }

    formDisabledCallback(disabled: boolean): void {
        this.#disabledAround = disabled;
        this.requestUpdate();
    }

    protected override willUpdate(_changed: PropertyValues): void {
        if (!this.hasUpdated) this.#initial = this.value;
    }

    protected override updated(_changed: PropertyValues): void {
        this.internals.setFormValue(this.formValue());
        const { focusable, problem } = this;
        if (problem === undefined) this.internals.setValidity({});
        else this.internals.setValidity(this.isEmpty() ? { valueMissing: true } : { customError: true }, problem, focusable ?? undefined);
        if (focusable) this.describe(focusable);
    }

    /** Ties the outer texts to an inner part: ids do not reach across a shadow root, elements do. */
    protected describe(part: HTMLElement): void {
        const { texts } = this;
        if ("ariaDescribedByElements" in part) part.ariaDescribedByElements = texts.length > 0 ? [...texts] : null;
    }

    /** Enter sends, as in any native field: what is in here is no part of the form around it, so the browser does not do it. */
    #key(event: KeyboardEvent): void {
        if (event.key === "Enter" && !event.repeat && !event.isComposing && !event.defaultPrevented && event.composedPath()[0] instanceof HTMLInputElement)
            this.form?.requestSubmit();
    }

    /** The texts that describe it. */
    protected get texts(): readonly HTMLElement[] {
        const root = this.getRootNode();
        // Taken out of the page before it was rendered.
        if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
        return this.describedBy.split(/\s+/).flatMap((id) => (id === "" ? [] : (root.getElementById(id) ?? [])));
    }
}
