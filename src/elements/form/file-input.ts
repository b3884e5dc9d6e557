import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon } from "#src/base/icons.ts";
import { sizeText } from "#src/base/size-text.ts";
import { FormControl } from "./control.ts";

/**
 * Takes a file, by a button or by dropping it here.
 * @event change - another file, or none any more
 */
@customElement("ak-file")
export class FileInput extends FormControl<File | null> {
    static override styles = [
        button,
        css`
            .drop {
                display: flex;
                flex-wrap: wrap;
                align-items: center;
                gap: var(--pf-t--global--spacer--sm);
                padding: var(--pf-t--global--spacer--sm);
                border: 1px dashed var(--pf-t--global--border--color--default);
                border-radius: var(--pf-t--global--border--radius--small);
            }

            .over {
                border-color: var(--pf-t--global--border--color--clicked);
                background-color: var(--pf-t--global--background--color--primary--hover);
            }

            .invalid {
                border-color: var(--pf-t--global--border--color--status--danger--default);
            }

            .name {
                flex: 1;
                min-inline-size: 0;
                overflow-wrap: anywhere;
                color: var(--pf-t--global--text--color--subtle);
            }
        `,
    ];

    @property({ attribute: false }) value: File | null = null;
    /** Kinds of file, as in HTML: ".yaml,image/*". */
    @property() accept = "";

    @state() private over = false;
    @query("input") private input!: HTMLInputElement;

    protected override formValue(): File | null {
        return this.value;
    }

    protected override get focusable(): HTMLElement | null {
        return this.renderRoot.querySelector("button");
    }

    protected override render(): TemplateResult {
        return html`<div
            class="drop ${this.over ? "over" : ""} ${this.invalid ? "invalid" : ""}"
            @dragover=${this.#dragged}
            @dragleave=${() => (this.over = false)}
            @drop=${this.#dropped}
        >
            <input type="file" hidden tabindex="-1" accept=${this.accept || nothing} @change=${this.#picked} />
            <button
                class="pf-v6-c-button pf-m-secondary"
                type="button"
                aria-label=${this.label ? msg(str`Choose a file: ${this.label}`) : nothing}
                ?disabled=${this.isDisabled}
                @click=${() => this.input.click()}
            >
                ${msg("Choose a file")}
            </button>
            <span class="name" role="status">${this.value ? `${this.value.name} (${sizeText(this.value.size)})` : msg("or drop it here")}</span>
            ${
                this.value && !this.isDisabled
                    ? html`<button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Remove the file")} @click=${() => this.#take(null)}>
                          <span class="pf-v6-c-button__icon">${icon("close")}</span>
                      </button>`
                    : nothing
            }
        </div>`;
    }

    #picked(event: Event): void {
        event.stopPropagation();
        this.#take(this.input.files?.[0] ?? null);
    }

    #dragged(event: DragEvent): void {
        if (this.isDisabled) return;
        event.preventDefault();
        this.over = true;
    }

    #dropped(event: DragEvent): void {
        if (this.isDisabled) return;
        event.preventDefault();
        this.over = false;
        const file = event.dataTransfer?.files[0];
        if (file) this.#take(file);
    }

    #take(file: File | null): void {
        // So that the same file can be chosen again.
        this.input.value = "";
        this.change(file);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-file": FileInput;
    }
}
