import { msg } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import ring from "#src/common/styles/control-ring.css";
import { css } from "lit";
import { AkElement } from "../element.ts";

/**
 * A text that stands for an object, written as YAML or JSON; associated with its form.
 * `value` is the object last set or typed; `problem` says why what was typed is none.
 */
@customElement("ak-code-field")
export class CodeField extends AkElement {
    static formAssociated = true;
    static override shadowRootOptions = { ...AkElement.shadowRootOptions, delegatesFocus: true };
    static override styles = [
        control,
        ring,
        css`
            textarea {
                min-block-size: 9rem;
                font-family: var(--pf-t--global--font--family--mono);
                font-size: var(--pf-t--global--font--size--sm);
                tab-size: 2;
            }
        `,
    ];

    @property() name = "";
    @property() label = "";
    @property({ type: Boolean }) invalid = false;
    @property({ attribute: false }) value: unknown = {};
    @state() private text: string | undefined;
    problem: string | undefined;

    @query("textarea") private area!: HTMLTextAreaElement;

    constructor() {
        super();
        this.attachInternals();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("value") && this.text === undefined) void this.#write();
    }

    async #write(): Promise<void> {
        const { stringify } = await import("yaml");
        const empty = typeof this.value === "object" && this.value !== null && Object.keys(this.value).length === 0;
        this.text = empty ? "{}" : stringify(this.value).trimEnd();
    }

    /** Reads what was typed; asked for by the form before it sends. */
    async read(): Promise<void> {
        const { parse } = await import("yaml");
        try {
            const value: unknown = parse(this.area.value) ?? {};
            this.problem = undefined;
            this.value = value;
        } catch (error) {
            this.problem = error instanceof Error ? error.message.split("\n", 1)[0] : msg("This is neither YAML nor JSON.");
        }
    }

    protected override render(): TemplateResult {
        return html`<span class="pf-v6-c-form-control pf-m-textarea pf-m-resize-vertical ${this.invalid ? "pf-m-error" : ""}">
            <textarea
                spellcheck="false"
                autocomplete="off"
                aria-label=${this.label}
                aria-invalid=${this.invalid || nothing}
                .value=${this.text ?? ""}
            ></textarea>
        </span>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-code-field": CodeField;
    }
}
