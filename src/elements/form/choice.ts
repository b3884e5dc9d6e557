import { msg } from "@lit/localize";
import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { customElement, property, query, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import group from "@patternfly/patternfly/components/TextInputGroup/text-input-group.css";
import { icon } from "#src/base/icons.ts";
import ring from "#src/base/styles/control-ring.css";
import { ComboBox } from "./combo-box.ts";
import { FormControl } from "./control.ts";
import { creationButton } from "./creation.ts";
import type { Creation, Option, Picker, Search } from "./options.ts";
import own from "./combo-box.css";

/**
 * Chooses one of many objects by typing. What is chosen shows its label without the others being loaded: from `chosen`, or through `find`.
 * By keyboard: arrows open the list and go through it, Enter chooses, Escape closes; an emptied field means none, unless one is required.
 * @event change - the visitor has chosen another, or none
 */
@customElement("ak-choice")
export class Choice extends FormControl<string | number | null> {
    static override styles = [
        button,
        group,
        ring,
        own,
        css`
            .pf-v6-c-text-input-group__utilities {
                /* The chevron stands where a native list to choose from has its own. */
                margin-inline: 0 var(--pf-t--global--spacer--xs);
            }
        `,
    ];

    @property({ attribute: false }) value: string | number | null = null;
    @property({ attribute: false }) search!: Search;
    /** What is chosen, with its label, where that is known. */
    @property({ attribute: false }) chosen: Option | undefined;
    /** Asks for the label of what is chosen at first, where it is not known. */
    @property({ attribute: false }) find: Picker["find"];
    /** Makes a new object to choose. */
    @property({ attribute: false }) create: Creation | undefined;

    /** What is being typed; undefined otherwise. */
    @state() private typing: string | undefined;

    @query("input") private input!: HTMLInputElement;
    readonly #list = new ComboBox(this, {
        search: () => this.search,
        choose: (option) => this.#choose(option),
        isChosen: ({ value }) => value === this.value,
        many: false,
    });
    #finding: AbortController | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#finding?.abort();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        super.willUpdate(changed);
        if (changed.has("value") && this.value !== null && this.value !== this.chosen?.value) void this.#find(this.value);
    }

    protected override updated(changed: PropertyValues<this>): void {
        super.updated(changed);
        // Its label may come after the focus.
        if (changed.has("chosen") && this.typing === undefined && this.shadowRoot?.activeElement === this.input) this.input.select();
    }

    async #find(value: string | number): Promise<void> {
        if (!this.find) return;
        this.#finding?.abort();
        const { signal } = (this.#finding = new AbortController());
        // Without an answer its key is shown instead.
        const found = await this.find(value, signal).catch(() => ({ value, label: String(value) }));
        if (this.value === value) this.chosen = found;
    }

    get #text(): string {
        if (this.value === null) return "";
        return this.chosen?.value === this.value ? this.chosen.label : this.find ? "" : String(this.value);
    }

    protected override render(): TemplateResult {
        const clearable = this.value !== null && !this.required && !this.isDisabled;
        return html`
            <div class="pf-v6-c-text-input-group ${this.isDisabled ? "pf-m-disabled" : ""} ${this.invalid ? "invalid" : ""} ${this.create ? "making" : ""}">
                <div class="pf-v6-c-text-input-group__main">
                    <span class="pf-v6-c-text-input-group__text">
                        <input
                            class="pf-v6-c-text-input-group__text-input"
                            type="text"
                            role="combobox"
                            autocomplete="off"
                            aria-label=${this.label}
                            aria-autocomplete="list"
                            aria-expanded=${this.#list.open}
                            aria-controls="list"
                            aria-activedescendant=${this.#list.activeId}
                            aria-invalid=${this.invalid || nothing}
                            aria-required=${this.required || nothing}
                            placeholder=${this.required ? msg("Type to search") : msg("None")}
                            ?disabled=${this.isDisabled}
                            .value=${live(this.typing ?? this.#text)}
                            @focus=${() => this.input.select()}
                            @click=${this.#show}
                            @blur=${this.#leave}
                            @input=${this.#typed}
                            @keydown=${this.#key}
                        />
                    </span>
                </div>
                <div class="pf-v6-c-text-input-group__utilities">
                    ${
                        clearable
                            ? html`<button class="pf-v6-c-button pf-m-plain" type="button" tabindex="-1" aria-label=${msg("Clear")} @click=${this.#clear}>
                                  <span class="pf-v6-c-button__icon">${icon("close")}</span>
                              </button>`
                            : nothing
                    }
                    ${this.create && !this.isDisabled ? creationButton(this.create, (made) => this.#take(made)) : nothing}
                    <button
                        class="pf-v6-c-button pf-m-plain"
                        type="button"
                        tabindex="-1"
                        aria-label=${msg("Show what there is")}
                        ?disabled=${this.isDisabled}
                        @pointerdown=${(event: Event) => event.preventDefault()}
                        @click=${this.#press}
                    >
                        <span class="pf-v6-c-button__icon">${icon("down")}</span>
                    </button>
                </div>
            </div>
            ${this.#list.list()}
        `;
    }

    protected override get focusable(): HTMLElement | null {
        return this.input;
    }

    #show(): void {
        // What is typed next takes the place of the chosen one.
        if (!this.#list.open) this.input.select();
        this.#list.show();
    }

    #press(): void {
        this.input.focus();
        if (this.#list.open) this.#list.close();
        else this.#show();
    }

    #typed(): void {
        this.typing = this.input.value;
        this.#list.typed();
    }

    #choose(option: Option | undefined): void {
        this.typing = undefined;
        this.chosen = option;
        this.#list.close();
        const value = option?.value ?? null;
        if (value !== this.value) this.change(value);
    }

    /** It is in the field now: what is done next is done there, and not another one made. */
    #take(made: Option): void {
        this.#choose(made);
        this.input.focus();
    }

    #clear(): void {
        this.#choose(undefined);
        this.input.focus();
    }

    /** Text that was typed without choosing anything does not count; an emptied field does. */
    #leave(): void {
        this.#list.close();
        if (this.typing === "" && !this.required) this.#choose(undefined);
        this.typing = undefined;
    }

    #key(event: KeyboardEvent): void {
        if (this.#list.key(event) && !this.#list.open) this.typing = undefined;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-choice": Choice;
    }
}
