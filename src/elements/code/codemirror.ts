import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { FormControl } from "../form/control.ts";
import type { Editor } from "./editor.ts";
import type { Mode } from "./languages.ts";
import own from "./codemirror.css";

/**
 * A text in some language, with its parts in colours; to be changed, or only read. Associated with its form.
 * The editor and its language are loaded when the element is first shown; the text is shown at once, and can be typed
 * without colours when loading fails. Tab indents; Escape and then Tab leave it.
 * @event change - the visitor has changed the text; not when `value` is set from outside
 * @cssprop --ak-code-min-height - height of a short text
 * @cssprop --ak-code-max-height - height from which a long text scrolls
 */
@customElement("ak-codemirror")
export class CodeMirror extends FormControl<string> {
    static override styles = [own];

    @property({ attribute: false }) value = "";
    @property() mode: Mode = "text";
    /** Shown only, and never sent with a form. */
    @property({ type: Boolean, reflect: true }) readonly = false;

    /** Texts outside of it that describe it, where the control around it knows them. */
    @property({ attribute: false }) around: readonly HTMLElement[] = [];

    @state() private failed = false;

    @query(".editor") private place!: HTMLElement;
    @query(".way-out") private wayOut!: HTMLElement | null;
    #editor: Editor | undefined;
    #loading: Promise<void> | undefined;
    /** An editor that was made out of sight has measured nothing. */
    readonly #seen = new ResizeObserver(() => this.#editor?.view.requestMeasure());
    #wantsFocus = false;

    override connectedCallback(): void {
        super.connectedCallback();
        this.#seen.observe(this);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#seen.disconnect();
    }

    protected override firstUpdated(): void {
        this.#loading = this.#load();
    }

    /** Fulfilled when the editor is there, or has turned out not to be. */
    protected override async getUpdateComplete(): Promise<boolean> {
        const result = await super.getUpdateComplete();
        await this.#loading;
        return result;
    }

    override focus(options?: FocusOptions): void {
        if (this.#editor) this.#editor.view.focus();
        else if (this.failed) super.focus(options);
        else this.#wantsFocus = true;
        this.showTexts();
    }

    protected override get focusable(): HTMLElement | null {
        return this.#editor?.view.contentDOM ?? this.renderRoot.querySelector("textarea");
    }

    protected override formValue(): string | null {
        return this.readonly ? null : this.value;
    }

    async #load(): Promise<void> {
        try {
            const [{ Editor }, { languageOf }] = await Promise.all([import("./editor.ts"), import("./languages.ts")]);
            const language = await languageOf(this.mode);
            this.#editor = new Editor({
                root: this.shadowRoot!,
                parent: this.place,
                text: this.value,
                language,
                readOnly: this.#fixed,
                attributes: this.#attributes(),
                onInput: (text) => this.change(text),
            });
            if (this.#wantsFocus) this.#editor.view.focus();
        } catch {
            this.failed = true;
        }
        this.requestUpdate();
    }

    /** What it is for, and how to get out of it: in a plain text field Tab does that. */
    protected override get texts(): readonly HTMLElement[] {
        return [...super.texts, ...this.around, ...(this.#editor && this.wayOut ? [this.wayOut] : [])];
    }

    get #fixed(): boolean {
        return this.readonly || this.isDisabled;
    }

    #attributes(): Record<string, string> {
        return {
            "aria-label": this.label,
            ...(this.readonly ? { "aria-readonly": "true" } : {}),
            ...(this.isDisabled ? { "aria-disabled": "true" } : {}),
            ...(this.required ? { "aria-required": "true" } : {}),
            ...(this.invalid ? { "aria-invalid": "true" } : {}),
        };
    }

    protected override updated(changed: PropertyValues<this>): void {
        if (this.#editor) {
            this.#editor.text = this.value;
            this.#editor.readOnly = this.#fixed;
            this.#editor.attributes = this.#attributes();
            if (changed.has("mode")) void this.#speak(this.#editor, this.mode);
        }
        super.updated(changed);
    }

    async #speak(editor: Editor, mode: Mode): Promise<void> {
        const { languageOf } = await import("./languages.ts");
        const language = await languageOf(mode);
        if (mode === this.mode) editor.language = language;
    }

    protected override render(): TemplateResult {
        return html`<div class="frame ${this.invalid ? "invalid" : ""}">
            <div class="editor" ?hidden=${this.failed}></div>
            ${this.#editor ? nothing : this.failed ? this.#textarea() : html`<pre class="plain">${this.value}</pre>`}
            ${
                this.readonly
                    ? nothing
                    : html`<footer aria-hidden="true">
                          <span>${this.mode === "text" ? "" : NAMES[this.mode]}</span><span class="way-out">${msg("Esc, then Tab to leave")}</span>
                      </footer>`
            }
        </div>`;
    }

    #textarea(): TemplateResult {
        return html`<textarea
            class="plain"
            spellcheck="false"
            autocomplete="off"
            aria-label=${this.label}
            aria-invalid=${this.invalid || nothing}
            ?readonly=${this.#fixed}
            .value=${this.value}
            @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => this.change(event.target.value)}
        ></textarea>`;
    }
}

const NAMES: Record<Exclude<Mode, "text">, string> = { yaml: "YAML", json: "JSON", xml: "XML", python: "Python", css: "CSS", html: "HTML" };

declare global {
    interface HTMLElementTagNameMap {
        "ak-codemirror": CodeMirror;
    }
}
