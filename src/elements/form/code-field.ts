import { msg } from "@lit/localize";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "../code/codemirror.ts";
import type { CodeMirror } from "../code/codemirror.ts";
import { yamlFault } from "#src/base/yaml-fault.ts";
import { FormControl } from "./control.ts";

/**
 * A text that describes an object, as YAML or JSON.
 * `value` is the object last set or read; `problem` says why the typed text is not one.
 * @event change - the visitor has changed the text
 */
@customElement("ak-code-field")
export class CodeField extends FormControl<unknown> {
    @property({ attribute: false }) value: unknown = {};
    @property() mode: "yaml" | "json" = "yaml";

    @state() private text: string | undefined;
    @state() private unreadable: string | undefined;

    @query("ak-codemirror") private editor!: CodeMirror;
    /** The value that was read from the text: the text stays as it was typed, with its comments. */
    #read: unknown;
    #work: Promise<void> | undefined;

    override focus(): void {
        this.editor.focus();
        this.showTexts();
    }

    override get problem(): string | undefined {
        return this.unreadable;
    }

    protected override get focusable(): HTMLElement | null {
        return this.editor;
    }

    /** The editor is what they describe. */
    protected override describe(): void {}

    protected override formValue(): string | null {
        return this.text ?? null;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        super.willUpdate(changed);
        if (changed.has("value") && this.value !== this.#read) this.#work = this.#write();
    }

    /** Fulfilled when the text is written, or read, and the editor there. */
    protected override async getUpdateComplete(): Promise<boolean> {
        await super.getUpdateComplete();
        await this.#work;
        await this.editor.updateComplete;
        return super.getUpdateComplete();
    }

    async #write(): Promise<void> {
        const { stringify } = await import("yaml");
        const value = this.value ?? {};
        this.unreadable = undefined;
        if (this.mode === "json") this.text = JSON.stringify(value, null, 2);
        else this.text = typeof value === "object" && Object.keys(value).length === 0 ? "{}" : stringify(value).trimEnd();
    }

    #typed(event: Event): void {
        event.stopPropagation();
        this.text = this.editor.value;
        this.#work = this.#parse(this.text);
    }

    async #parse(text: string): Promise<void> {
        // Loaded long ago: the text at first was written with it.
        const { parse } = await import("yaml");
        try {
            // JSON is YAML as well.
            const value: unknown = parse(text, exact, { intAsBigInt: true }) ?? {};
            this.unreadable = typeof value === "object" ? undefined : msg("Write names with their values, for example “name: value”.");
            if (this.unreadable === undefined) this.value = this.#read = value;
        } catch (error) {
            this.unreadable =
                error instanceof UnsendableNumber
                    ? msg("There is a number that cannot be kept as it is. Put it in quotes, so that it is kept as text.")
                    : error instanceof Error
                      ? reason(error)
                      : msg("This is neither YAML nor JSON.");
        }
        this.emit("change");
    }

    protected override render(): TemplateResult {
        return html`<ak-codemirror
            label=${this.label}
            mode=${this.mode}
            ?invalid=${this.invalid}
            ?disabled=${this.isDisabled}
            .around=${this.texts}
            .value=${this.text ?? ""}
            @change=${this.#typed}
        ></ak-codemirror>`;
    }
}

class UnsendableNumber extends Error {}

/** Numbers as JSON has them. What has more digits than those keep, as ids of directories do, would become another number; what is none, as `.inf`, would become null. */
function exact(_key: unknown, value: unknown): unknown {
    const isLost = typeof value === "bigint" ? !Number.isSafeInteger(Number(value)) : typeof value === "number" && !Number.isFinite(value);
    if (isLost) throw new UnsendableNumber();
    return typeof value === "bigint" ? Number(value) : value;
}

/** Of the parser's message only the first line: an excerpt of the text follows, which the editor shows. */
const reason = ({ message }: Error): string => yamlFault(message.split("\n", 1)[0] ?? "");

declare global {
    interface HTMLElementTagNameMap {
        "ak-code-field": CodeField;
    }
}
