import { msg, str } from "@lit/localize";
import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import group from "@patternfly/patternfly/components/TextInputGroup/text-input-group.css";
import ring from "#src/base/styles/control-ring.css";
import { AkElement } from "../element.ts";
import { searchField } from "../search-field.ts";
import { isNearEnd, isTooShort } from "./near-end.ts";
import type { Option } from "./options.ts";
import { ownValue } from "#src/base/own-value.ts";

/**
 * A list to pick some of, with a field that narrows it. By keyboard: arrows, Home and End go through it, Space picks, Enter moves. From the field
 * too: arrows go through what is found, Enter moves it.
 * @event ak-filter - something was typed; detail is the text
 * @event ak-picked - other options are picked now; detail are their values
 * @event ak-move - picked options (or the one that was pressed twice) are to go to the other list; detail are their values
 * @event ak-end - the end of the list came into view, or is there as it has room for more
 */
@customElement("ak-pick-list")
export class PickList extends AkElement {
    /** Into the field that narrows it: what is typed next is a search. */
    static override shadowRootOptions = { ...AkElement.shadowRootOptions, delegatesFocus: true };
    static override styles = [
        group,
        ring,
        css`
            :host {
                display: grid;
                grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
                gap: var(--pf-t--global--spacer--xs);
                min-inline-size: 0;
            }

            .title {
                display: flex;
                justify-content: space-between;
                gap: var(--pf-t--global--spacer--sm);
                min-inline-size: 0;
                overflow-wrap: anywhere;
                font-size: var(--pf-t--global--font--size--body--sm);
            }

            .list {
                block-size: 14rem;
                overflow: auto;
                border: 1px solid var(--pf-t--global--border--color--default);
                border-radius: var(--pf-t--global--border--radius--small);
            }

            .list:focus-visible {
                outline: 2px solid var(--pf-t--global--border--color--clicked);
                outline-offset: -1px;
            }

            li {
                padding: var(--pf-t--global--spacer--xs) var(--pf-t--global--spacer--sm);
                overflow-wrap: anywhere;
                cursor: pointer;
                user-select: none;
            }

            li:hover {
                background-color: var(--pf-t--global--background--color--primary--hover);
            }

            li[aria-selected="true"] {
                background-color: var(--pf-t--global--background--color--primary--clicked);
                box-shadow: inset 3px 0 var(--pf-t--global--border--color--clicked);
            }

            .list:focus-visible li.active,
            .seeking + .list li.active {
                outline: 1px dashed currentcolor;
                outline-offset: -2px;
            }

            small,
            .note,
            .count {
                color: var(--pf-t--global--text--color--subtle);
            }

            small {
                display: block;
            }
        `,
    ];

    @property() label = "";
    @property({ attribute: false }) options: readonly Option[] = [];
    /** Shown instead of, or below, the options. */
    @property() note = "";
    @property({ type: Boolean }) disabled = false;
    /** The options were found by another text than the one in the field. */
    @property({ type: Boolean }) stale = false;

    /** The field has the focus, and leads through the list: something was typed, or an arrow pressed. */
    @state() private seeking = false;
    /** Enter came before the answer did. */
    #isAwaited = false;
    @state() private picked: ReadonlySet<string | number> = new Set();
    @state() private active = 0;
    @query(".list") private readonly list!: HTMLElement | null;
    @query("input") private readonly field!: HTMLInputElement | null;

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("stale") && !this.stale && this.#isAwaited) void this.updateComplete.then(() => this.#take());
        if (!changed.has("options")) return;
        const there = this.options.map(({ value }) => value);
        this.#pick(new Set([...this.picked].filter((value) => there.includes(value))));
        this.active = Math.max(0, Math.min(this.active, this.options.length - 1));
    }

    protected override render(): TemplateResult {
        const activeId = this.options.length > 0 ? `option-${this.active}` : nothing;
        return html`
            <div class="title">
                <span id="title">${this.label}</span><span class="count">${this.picked.size > 0 ? msg(str`${this.picked.size} picked`) : nothing}</span>
            </div>
            <div class="pf-v6-c-text-input-group ${this.disabled ? "pf-m-disabled" : ""} ${this.seeking ? "seeking" : ""}">
                ${searchField(
                    html`<input
                        class="pf-v6-c-text-input-group__text-input"
                        type="text"
                        role="combobox"
                        autocomplete="off"
                        aria-label="${msg("Search")}: ${this.label}"
                        aria-autocomplete="list"
                        aria-expanded="true"
                        aria-controls="list"
                        aria-activedescendant=${this.seeking ? activeId : nothing}
                        placeholder=${msg("Search")}
                        ?disabled=${this.disabled}
                        @input=${this.#typed}
                        @change=${(event: Event) => event.stopPropagation()}
                        @keydown=${this.#fieldKey}
                        @blur=${() => (this.seeking = this.#isAwaited = false)}
                    />`,
                )}
            </div>
            <ul
                class="list"
                id="list"
                role="listbox"
                tabindex=${this.disabled ? -1 : 0}
                aria-labelledby="title"
                aria-multiselectable="true"
                aria-disabled=${this.disabled}
                aria-activedescendant=${activeId}
                @keydown=${this.#key}
                @scroll=${this.#scrolled}
            >
                ${this.options.map((option, index) => this.#option(option, index))}
                ${this.note ? html`<li class="note" role="option" aria-disabled="true" aria-selected="false">${this.note}</li>` : nothing}
            </ul>
        `;
    }

    #option({ value, label, description }: Option, index: number): TemplateResult {
        return html`<li
            id="option-${index}"
            role="option"
            class=${index === this.active ? "active" : ""}
            aria-selected=${this.picked.has(value)}
            @click=${() => this.#press(value, index)}
            @dblclick=${() => this.#move([value])}
        >
            ${label}${description ? html`<small>${description}</small>` : nothing}
        </li>`;
    }

    #press(value: string | number, index: number): void {
        if (this.disabled) return;
        this.active = index;
        this.#toggle(value);
    }

    #toggle(value: string | number): void {
        const picked = new Set(this.picked);
        if (!picked.delete(value)) picked.add(value);
        this.#pick(picked);
    }

    /** Sends `change` only for a real change: listeners render again, and would otherwise never stop. */
    #pick(picked: ReadonlySet<string | number>): void {
        if (picked.size === this.picked.size && [...picked].every((value) => this.picked.has(value))) return;
        this.picked = picked;
        this.emit("ak-picked", [...picked]);
    }

    #move(values: readonly (string | number)[]): void {
        if (!this.disabled && values.length > 0) this.emit("ak-move", values);
    }

    #typed(event: InputEvent & { target: HTMLInputElement }): void {
        this.active = 0;
        this.#isAwaited = false;
        this.seeking = event.target.value !== "";
        this.emit("ak-filter", event.target.value);
    }

    /** Keys in the field: arrows that go up and down are for the list, all others for the text. Enter does not send the form around. */
    #fieldKey(event: KeyboardEvent): void {
        if (event.isComposing) return;
        const step = ownValue<number>({ ArrowDown: 1, ArrowUp: -1 }, event.key);
        if (step !== undefined) {
            this.#go(this.active + (this.seeking ? step : 0));
            this.seeking = true;
        } else if (event.key !== "Enter") return;
        else if (this.stale) this.#isAwaited = true;
        else this.#take();
        event.preventDefault();
    }

    /** Moves what the field leads to; the text can be typed over then. */
    #take(): void {
        this.#isAwaited = false;
        const option = this.options[this.active];
        if (this.seeking && option) this.#move([option.value]);
        else if (!this.seeking) this.#move([...this.picked]);
        this.field?.select();
    }

    #go(target: number): void {
        this.active = Math.max(0, Math.min(target, this.options.length - 1));
        void this.updateComplete.then(() => this.renderRoot.querySelector(".active")?.scrollIntoView({ block: "nearest" }));
    }

    #key(event: KeyboardEvent): void {
        const option = this.options[this.active];
        const targets: Record<string, number> = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, Home: 0, End: this.options.length - 1 };
        const target = ownValue(targets, event.key);
        if (target !== undefined) this.#go(target);
        else if (event.key === " " && option) this.#toggle(option.value);
        else if (event.key === "Enter") this.#move(this.picked.size > 0 ? [...this.picked] : option ? [option.value] : []);
        else if (event.key === "a" && (event.ctrlKey || event.metaKey)) this.#pick(new Set(this.options.map(({ value }) => value)));
        else return;
        event.preventDefault();
    }

    #scrolled(): void {
        if (this.list && isNearEnd(this.list)) this.emit("ak-end");
    }

    protected override firstUpdated(): void {
        // A section that was closed is opened: what is in the list may be too little now.
        if (this.list) new ResizeObserver(() => this.#fill()).observe(this.list);
    }

    protected override updated(changed: PropertyValues<this>): void {
        if (changed.has("options") || changed.has("note")) this.#fill();
    }

    #fill(): void {
        if (this.list && isTooShort(this.list)) this.emit("ak-end");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-pick-list": PickList;
    }
}
