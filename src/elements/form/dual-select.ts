import { msg } from "@lit/localize";
import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon, type IconName } from "#src/base/icons.ts";
import { FormControl } from "./control.ts";
import { OptionSource } from "./option-source.ts";
import { isKeyOnly, keyOnly, Labels, named } from "./labels.ts";
import type { Key, Option, Picker, Search } from "./options.ts";
import "./pick-list.ts";

/**
 * Two lists beside each other: what there is, and what is chosen. Both can be searched; what there is comes from the server page by page.
 * By keyboard: Space picks in a list, Enter moves what is picked to the other; arrows and Enter in the field above a list do so with what is found.
 * @event change - the visitor has chosen more or less
 */
@customElement("ak-dual-select")
export class DualSelect extends FormControl<readonly Key[]> {
    static override styles = [
        button,
        css`
            :host {
                display: block;
            }

            .lists {
                display: grid;
                grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
                gap: var(--pf-t--global--spacer--sm);
            }

            .moves {
                display: grid;
                align-content: center;
                gap: var(--pf-t--global--spacer--xs);
            }

            @media (max-width: 36rem) {
                .lists {
                    grid-template-columns: minmax(0, 1fr);
                }

                .moves {
                    grid-auto-flow: column;
                    justify-content: center;
                }

                .moves .ak-icon {
                    scale: 1;
                    rotate: 90deg;
                }
            }
        `,
    ];

    @property({ attribute: false }) search!: Search;
    /** Asks for the label of what is chosen at first, where only its key is known. */
    @property({ attribute: false }) find: Picker["find"];
    /** What is chosen, with labels. */
    @property({ attribute: false }) chosen: readonly Option[] = [];

    @state() private filter = "";
    @state() private pickedAvailable: readonly Key[] = [];
    @state() private pickedChosen: readonly Key[] = [];
    readonly #source = new OptionSource(this, () => this.search);
    #known = new Map<Key, Option>();
    /** The same lists until something comes or goes: a list that is given anew is read anew. */
    readonly #available = remembered((found: readonly Option[], chosen: readonly Option[]) => found.filter((option) => !isAmong(chosen, option)));
    readonly #shown = remembered((chosen: readonly Option[], filter: string) => {
        const wanted = filter.toLocaleLowerCase();
        return chosen.filter(({ label, description }) => `${label} ${description ?? ""}`.toLocaleLowerCase().includes(wanted));
    });
    readonly #labels = new Labels(
        this,
        () => this.find,
        (found) => (this.chosen = this.chosen.map((option) => (option.value === found.value ? found : option))),
    );

    get value(): readonly Key[] {
        return this.chosen.map(({ value }) => value);
    }

    set value(value: readonly Key[]) {
        this.chosen = value.map((key) => this.#known.get(key) ?? keyOnly(key, this.find));
    }

    protected override formValue(): FormData {
        const data = new FormData();
        for (const value of this.value) data.append(this.name, String(value));
        return data;
    }

    override get problem(): string | undefined {
        const problem = super.problem;
        // Who has picked something believes that it is chosen.
        return problem && this.pickedAvailable.length > 0 ? msg("What is picked is not added yet: press the arrow that adds it.") : problem;
    }

    protected override willUpdate(changed: PropertyValues): void {
        super.willUpdate(changed);
        if (!this.hasUpdated) void this.#source.ask("");
        this.chosen = named(this.chosen, [...this.#known.values()]);
        for (const option of [...this.chosen, ...this.#source.found]) if (!isKeyOnly(option)) this.#known.set(option.value, option);
        this.#labels.ask(this.chosen);
    }

    protected override get focusable(): HTMLElement | null {
        return this.renderRoot.querySelector("ak-pick-list");
    }

    get #left(): readonly Option[] {
        return this.#available(this.#source.found, this.chosen);
    }

    protected override render(): TemplateResult {
        const [available, shown] = [this.#left, this.#shown(this.chosen, this.filter)];
        return html`<div class="lists" role="group" aria-label=${this.label}>
            <ak-pick-list
                label=${msg("Available")}
                .options=${available}
                .note=${this.#note(available)}
                ?stale=${this.#source.isStale}
                ?disabled=${this.isDisabled}
                @ak-filter=${({ detail }: CustomEvent<string>) => this.#seek(detail)}
                @ak-picked=${({ detail }: CustomEvent<Key[]>) => (this.pickedAvailable = detail)}
                @ak-move=${({ detail }: CustomEvent<Key[]>) => this.#add(detail)}
                @ak-end=${() => this.#source.next()}
            ></ak-pick-list>
            <div class="moves">
                ${this.#button("right", msg("Add what is picked"), this.pickedAvailable, (keys) => this.#add(keys))}
                ${this.#button("all-right", msg("Add all that are shown"), keysOf(available), (keys) => this.#add(keys))}
                ${this.#button("all-left", msg("Remove all that are shown"), keysOf(shown), (keys) => this.#remove(keys))}
                ${this.#button("left", msg("Remove what is picked"), this.pickedChosen, (keys) => this.#remove(keys))}
            </div>
            <ak-pick-list
                label=${msg("Chosen")}
                .options=${shown}
                .note=${shown.length > 0 ? "" : this.filter ? msg("Nothing found.") : msg("Nothing chosen.")}
                ?disabled=${this.isDisabled}
                @ak-filter=${({ detail }: CustomEvent<string>) => (this.filter = detail)}
                @ak-picked=${({ detail }: CustomEvent<Key[]>) => (this.pickedChosen = detail)}
                @ak-move=${({ detail }: CustomEvent<Key[]>) => this.#remove(detail)}
            ></ak-pick-list>
        </div>`;
    }

    /** What is in the list is known to be stale from the first key on. */
    #seek(text: string): void {
        this.#source.askSoon(text);
        this.requestUpdate();
    }

    #note(available: readonly Option[]): string {
        const { failure, loading, found, more } = this.#source;
        if (failure !== undefined) return failure;
        // A page of which all is chosen is not the end.
        if (loading || (available.length === 0 && more)) return msg("Searching …");
        if (available.length > 0) return "";
        return found.length > 0 ? msg("All are chosen.") : msg("Nothing found.");
    }

    #button(name: IconName, label: string, keys: readonly Key[], press: (keys: readonly Key[]) => void): TemplateResult {
        return html`<button
            class="pf-v6-c-button pf-m-plain"
            type="button"
            aria-label=${label}
            data-tip
            ?disabled=${keys.length === 0 || this.isDisabled}
            @click=${() => press(keys)}
        >
            <span class="pf-v6-c-button__icon">${icon(name)}</span>
        </button>`;
    }

    #add(keys: readonly Key[]): void {
        this.#take([...this.chosen, ...this.#left.filter(({ value }) => keys.includes(value))]);
    }

    #remove(keys: readonly Key[]): void {
        this.#take(this.chosen.filter(({ value }) => !keys.includes(value)));
    }

    #take(chosen: readonly Option[]): void {
        this.chosen = chosen;
        this.emit("change");
    }

    protected override describe(): void {
        super.describe(this.renderRoot.querySelector<HTMLElement>("[role=group]")!);
    }
}

const isAmong = (options: readonly Option[], { value }: Option): boolean => options.some((option) => option.value === value);

/** What `make` gave last, as long as it is asked with the same. */
function remembered<A extends readonly unknown[], R>(make: (...input: A) => R): (...input: A) => R {
    let last: { input: A; made: R } | undefined;
    return (...input) => {
        if (!last || input.some((value, index) => value !== last!.input[index])) last = { input, made: make(...input) };
        return last.made;
    };
}

const keysOf = (options: readonly Option[]): Key[] => options.map(({ value }) => value);

declare global {
    interface HTMLElementTagNameMap {
        "ak-dual-select": DualSelect;
    }
}
