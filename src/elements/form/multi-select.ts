import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import label from "@patternfly/patternfly/components/Label/label.css";
import labelGroup from "@patternfly/patternfly/components/Label/label-group.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import group from "@patternfly/patternfly/components/TextInputGroup/text-input-group.css";
import { icon } from "#src/common/icons.ts";
import { isAbort } from "#src/common/errors.ts";
import { sentence } from "#src/common/failure.ts";
import { FormControl } from "./control.ts";
import type { Option, Search } from "./options.ts";
import ring from "#src/common/styles/control-ring.css";
import own from "./multi-select.css";

/** ms without a key before the server is asked. */
const PAUSE = 250;

/**
 * Chooses any number of objects by typing; associated with its form. By keyboard: arrows and Enter choose, Backspace in an
 * empty field takes the last away, Escape closes the list.
 */
@customElement("ak-multi-select")
export class MultiSelect extends FormControl<(string | number)[]> {
    static override styles = [button, group, label, labelGroup, ring, own];

    @property({ attribute: false }) search!: Search;
    /** What is chosen at first. */
    @property({ attribute: false }) chosen: readonly Option[] = [];

    @state() private open = false;
    @state() private found: readonly Option[] = [];
    @state() private active = 0;
    @state() private failure: string | undefined;

    @query("input") private input!: HTMLInputElement;
    @query(".list") private list!: HTMLElement;
    #running: AbortController | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;

    get value(): (string | number)[] {
        return this.chosen.map(({ value }) => value);
    }

    set value(value: readonly (string | number)[]) {
        this.chosen = value.flatMap((wanted) => this.chosen.find((option) => option.value === wanted) ?? []);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
        this.#running?.abort();
    }

    protected override render(): TemplateResult {
        return html`
            <div class="pf-v6-c-text-input-group">
                <div class="pf-v6-c-text-input-group__main">
                    ${this.chosen.map((option) => this.#chip(option))}
                    <span class="pf-v6-c-text-input-group__text">
                        <input
                            class="pf-v6-c-text-input-group__text-input"
                            type="text"
                            role="combobox"
                            autocomplete="off"
                            aria-label=${this.label}
                            aria-expanded=${this.open}
                            aria-controls="list"
                            aria-activedescendant=${this.open && this.found.length > 0 ? `option-${this.active}` : nothing}
                            placeholder=${this.chosen.length === 0 ? msg("Type to search") : nothing}
                            @focus=${this.#show}
                            @click=${this.#show}
                            @blur=${this.#hide}
                            @input=${this.#typed}
                            @keydown=${this.#key}
                        />
                    </span>
                </div>
            </div>
            <ul class="list" id="list" role="listbox" aria-label=${this.label} aria-multiselectable="true" popover="manual">
                ${this.found.map((option, index) => this.#option(option, index))}
                ${this.found.length === 0 ? html`<li class="nothing" role="option" aria-disabled="true" aria-selected="false">${this.failure ?? msg("Nothing found.")}</li>` : nothing}
            </ul>
        `;
    }

    protected override updated(changed: PropertyValues): void {
        super.updated(changed);
        if (changed.has("open") && this.list.matches(":popover-open") !== this.open) this.list.togglePopover(this.open);
        if (this.open) this.#place();
    }

    #chip(option: Option): TemplateResult {
        return html`<span class="pf-v6-c-label pf-m-outline">
            <span class="pf-v6-c-label__content"><span class="pf-v6-c-label__text">${option.label}</span></span>
            <span class="pf-v6-c-label__actions">
                <button
                    class="pf-v6-c-button pf-m-plain pf-m-no-padding"
                    type="button"
                    aria-label=${msg(str`Remove ${option.label}`)}
                    @click=${() => this.#toggle(option)}
                >
                    <span class="pf-v6-c-button__icon">${icon("close")}</span>
                </button>
            </span>
        </span>`;
    }

    #option(option: Option, index: number): TemplateResult {
        const chosen = this.value.includes(option.value);
        // The press must not take the focus away from the field, which would close the list before the click.
        return html`<li
            id="option-${index}"
            role="option"
            class=${index === this.active ? "active" : ""}
            aria-selected=${chosen}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#toggle(option)}
        >
            <span>${option.label}${option.description ? html`<small>${option.description}</small>` : nothing}</span>
            ${chosen ? icon("check") : nothing}
        </li>`;
    }

    #toggle(option: Option): void {
        this.chosen = this.value.includes(option.value) ? this.chosen.filter(({ value }) => value !== option.value) : [...this.chosen, option];
        this.emit("change");
    }

    #show(): void {
        if (this.open) return;
        this.open = true;
        void this.#load();
    }

    #hide(): void {
        this.open = false;
    }

    #typed(): void {
        this.open = true;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#load(), PAUSE);
    }

    async #load(): Promise<void> {
        this.#running?.abort();
        const running = (this.#running = new AbortController());
        try {
            const found = await this.search(this.input.value, running.signal);
            if (this.#running !== running) return;
            this.found = found;
            this.failure = undefined;
        } catch (error) {
            if (isAbort(error) || this.#running !== running) return;
            this.found = [];
            this.failure = sentence(error);
        }
        this.active = 0;
    }

    #key(event: KeyboardEvent): void {
        const option = this.found[this.active];
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            if (!this.open) return this.#show();
            const count = Math.max(this.found.length, 1);
            this.active = (this.active + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
            this.renderRoot.querySelector(`#option-${this.active}`)?.scrollIntoView({ block: "nearest" });
        } else if (event.key === "Enter" && this.open) {
            // Enter in an open list chooses; it does not send the form.
            event.preventDefault();
            if (option) this.#toggle(option);
        } else if (event.key === "Escape" && this.open) {
            // The list goes, the dialog around it stays.
            event.preventDefault();
            event.stopPropagation();
            this.#hide();
        } else if (event.key === "Backspace" && this.input.value === "") {
            this.chosen = this.chosen.slice(0, -1);
        }
    }

    /** The list lies in the top layer, so that no scrolling box cuts it off. */
    #place(): void {
        const field = this.getBoundingClientRect();
        const below = innerHeight - field.bottom;
        const up = below < 200 && field.top > below;
        const { style } = this.list;
        style.insetInlineStart = `${field.left}px`;
        style.inlineSize = `${field.width}px`;
        style.insetBlock = up ? `auto ${innerHeight - field.top + 4}px` : `${field.bottom + 4}px auto`;
        style.maxBlockSize = `${Math.min(320, (up ? field.top : below) - 16)}px`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-multi-select": MultiSelect;
    }
}
