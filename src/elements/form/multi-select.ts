import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import label from "@patternfly/patternfly/components/Label/label.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import group from "@patternfly/patternfly/components/TextInputGroup/text-input-group.css";
import ring from "#src/base/styles/control-ring.css";
import labelAction from "#src/base/styles/label-action.css";
import { chip } from "./chip.ts";
import { ComboBox } from "./combo-box.ts";
import { FormControl } from "./control.ts";
import { creationButton } from "./creation.ts";
import { isKeyOnly, keyOnly, Labels, named } from "./labels.ts";
import type { Creation, Option, Picker, Search } from "./options.ts";
import own from "./combo-box.css";

/**
 * Chooses any number of objects by typing. By keyboard: arrows and Enter choose, Backspace in an empty field takes the last away,
 * Escape closes the list.
 * @event change - the visitor has chosen one more or less
 */
@customElement("ak-multi-select")
export class MultiSelect extends FormControl<(string | number)[]> {
    static override styles = [button, group, label, labelAction, ring, own];

    @property({ attribute: false }) search!: Search;
    /** Asks for the label of what is chosen at first, where only its key is known. */
    @property({ attribute: false }) find: Picker["find"];
    /** What is chosen, with labels. */
    @property({ attribute: false }) chosen: readonly Option[] = [];

    /** Offers to make a new object, which is chosen then. */
    @property({ attribute: false }) create: Creation | undefined;

    @query("input") private input!: HTMLInputElement;
    readonly #list = new ComboBox(this, {
        search: () => this.search,
        choose: (option) => this.#choose(option),
        isChosen: ({ value }) => this.value.includes(value),
        many: true,
    });
    /** What stands in the field has found what was chosen last: what is typed next is for another. */
    #hasFound = false;
    /** What has been chosen at any time: their labels are known. */
    #known: readonly Option[] = [];
    readonly #labels = new Labels(
        this,
        () => this.find,
        (found) => (this.chosen = this.chosen.map((option) => (option.value === found.value ? found : option))),
    );

    get value(): (string | number)[] {
        return this.chosen.map(({ value }) => value);
    }

    set value(value: readonly (string | number)[]) {
        this.chosen = value.map((wanted) => this.#known.find((option) => option.value === wanted) ?? keyOnly(wanted, this.find));
    }

    protected override formValue(): FormData {
        const data = new FormData();
        for (const value of this.value) data.append(this.name, String(value));
        return data;
    }

    protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
        super.willUpdate(changed);
        if (!changed.has("chosen")) return;
        this.chosen = named(this.chosen, this.#known);
        this.#known = [...this.chosen.filter((option) => !isKeyOnly(option)), ...this.#known];
        this.#labels.ask(this.chosen);
    }

    protected override render(): TemplateResult {
        return html`
            <div class="pf-v6-c-text-input-group ${this.isDisabled ? "pf-m-disabled" : ""} ${this.invalid ? "invalid" : ""} ${this.create ? "making" : ""}">
                <div class="pf-v6-c-text-input-group__main ${this.chosen.length > 0 ? "many" : ""}">
                    ${this.chosen.map((option) => chip(option.label, this.isDisabled ? undefined : () => void this.#remove(option)))}
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
                            placeholder=${this.chosen.length === 0 ? msg("Type to search") : nothing}
                            ?disabled=${this.isDisabled}
                            @click=${this.#show}
                            @blur=${this.#leave}
                            @input=${this.#type}
                            @keydown=${this.#key}
                        />
                    </span>
                </div>
                ${
                    this.create && !this.isDisabled
                        ? html`<div class="pf-v6-c-text-input-group__utilities">${creationButton(this.create, (made) => this.#take(made))}</div>`
                        : nothing
                }
            </div>
            ${this.#list.list()}
        `;
    }

    protected override get focusable(): HTMLElement | null {
        return this.input;
    }

    #show(): void {
        if (this.#hasFound) this.input.select();
        this.#list.show();
    }

    #type(): void {
        this.#hasFound = false;
        this.#list.typed();
    }

    /** What was typed stays, for others that it finds too; whoever types on, even after another click, means the next one. */
    #choose(option: Option): void {
        this.#toggle(option);
        this.#hasFound = true;
        this.input.select();
    }

    #toggle(option: Option): void {
        this.chosen = this.value.includes(option.value) ? this.chosen.filter(({ value }) => value !== option.value) : [...this.chosen, option];
        this.emit("change");
    }

    /** The button that was pressed is gone with it: its neighbour has the focus then. */
    async #remove(option: Option): Promise<void> {
        this.#toggle(option);
        const had = this.shadowRoot?.activeElement;
        await this.updateComplete;
        if (had && !this.shadowRoot?.activeElement) (this.#removals.at(-1) ?? this.input).focus();
    }

    get #removals(): HTMLElement[] {
        return [...this.renderRoot.querySelectorAll<HTMLElement>(".pf-v6-c-label__actions button")];
    }

    /** Text that was typed without choosing anything does not count. */
    #leave(): void {
        this.#list.close();
        this.input.value = "";
    }

    /** What is done next is done in the field, and not another one made. */
    #take(made: Option): void {
        this.#toggle(made);
        this.input.focus();
    }

    #key(event: KeyboardEvent): void {
        if (this.#list.key(event) || event.key !== "Backspace" || this.input.value !== "") return;
        const last = this.chosen.at(-1);
        if (last) this.#toggle(last);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-multi-select": MultiSelect;
    }
}
