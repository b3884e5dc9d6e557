import { msg } from "@lit/localize";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";
import { showAt } from "../place.ts";
import { isNearEnd, isTooShort } from "./near-end.ts";
import { OptionSource } from "./option-source.ts";
import type { Option, Search } from "./options.ts";

interface ComboBoxParts {
    search: () => Search;
    choose: (option: Option) => void;
    isChosen: (option: Option) => boolean;
    /** True where more than one can be chosen. */
    many: boolean;
}

type Host = ReactiveControllerHost & HTMLElement & { label: string };

/**
 * The list below a field that is typed in, as ARIA's combobox pattern has it: the focus stays in the field, arrows go through the list,
 * Enter chooses, Escape closes. The last option in view asks for the next page.
 */
export class ComboBox implements ReactiveController {
    open = false;

    readonly source: OptionSource;
    readonly #host: Host;
    readonly #parts: ComboBoxParts;
    #active = 0;
    #hide: (() => void) | undefined;

    constructor(host: Host, parts: ComboBoxParts) {
        this.#host = host;
        this.#parts = parts;
        this.source = new OptionSource(host, parts.search);
        host.addController(this);
    }

    hostDisconnected(): void {
        this.close();
    }

    get #list(): HTMLElement | null {
        return this.#host.shadowRoot?.querySelector<HTMLElement>("#list") ?? null;
    }

    get #field(): HTMLInputElement | null {
        return this.#host.shadowRoot?.querySelector<HTMLInputElement>("[role=combobox]") ?? null;
    }

    /** Opens the list with what an empty text finds. */
    show(): void {
        if (this.open || !this.#list) return;
        this.#reveal();
        void this.source.ask("");
    }

    typed(): void {
        this.#reveal();
        this.source.askSoon(this.#field?.value ?? "");
    }

    close(): void {
        if (!this.open) return;
        this.open = false;
        this.#hide?.();
        this.#host.requestUpdate();
    }

    #reveal(): void {
        this.#active = 0;
        if (this.open || !this.#list) return;
        this.open = true;
        this.#hide = showAt(this.#list, this.#host, { stretch: true });
        this.#host.requestUpdate();
    }

    /** @returns true when the key was for the list */
    key(event: KeyboardEvent): boolean {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            if (this.open) this.#go(event.key === "ArrowDown" ? 1 : -1);
            else this.show();
        } else if (event.key === "Enter" && this.open) {
            // Enter in an open list chooses; it does not send the form.
            event.preventDefault();
            void this.#take();
        } else if (event.key === "Escape" && this.open) {
            // The list goes, the dialog around it stays.
            event.preventDefault();
            event.stopPropagation();
            this.close();
        } else return false;
        return true;
    }

    /** Chooses what is active. While the answer to what was typed is on its way that is nothing yet: what is in view was found by another text. */
    async #take(): Promise<void> {
        if (this.source.isStale) await this.source.ask(this.#field?.value ?? "");
        const option = this.source.found[this.#active];
        if (option && this.open && !this.source.isStale) this.#parts.choose(option);
    }

    #go(step: number): void {
        const { found, more } = this.source;
        if (found.length === 0) return;
        const next = this.#active + step;
        if (next >= found.length && more) {
            void this.source.next();
            return;
        }
        this.#active = (next + found.length) % found.length;
        this.#host.requestUpdate();
        void this.#host.updateComplete.then(() => this.#list?.querySelector(".active")?.scrollIntoView({ block: "nearest" }));
    }

    /** The value of the field's `aria-activedescendant`. */
    get activeId(): string | typeof nothing {
        return this.open && this.source.found.length > 0 ? `option-${this.#active}` : nothing;
    }

    list(): TemplateResult {
        const { found, failure, loading, isAll, none = msg("There is none to choose.") } = this.source;
        // While the first answer is on its way the list shows nothing: a flash of "nothing found" would be wrong.
        const note = failure ?? (loading ? msg("Searching …") : found.length === 0 ? (isAll ? none : msg("Nothing found.")) : undefined);
        // A press must not take the focus away from the field, which would close the list before the click.
        return html`<ul
            class="list"
            id="list"
            role="listbox"
            aria-label=${this.#host.label}
            aria-multiselectable=${this.#parts.many ? "true" : nothing}
            popover="manual"
            @pointerdown=${(event: Event) => event.preventDefault()}
            @scroll=${this.#scrolled}
        >
            ${found.map((option, index) => this.#option(option, index, found[index - 1]))}
            ${note === undefined ? nothing : html`<li class="note" role="option" aria-disabled="true" aria-selected="false">${note}</li>`}
        </ul>`;
    }

    #option(option: Option, index: number, before: Option | undefined): TemplateResult {
        const chosen = this.#parts.isChosen(option);
        return html`${option.group !== undefined && option.group !== before?.group ? html`<li class="group" role="presentation">${option.group}</li>` : nothing}
            <li
                id="option-${index}"
                role="option"
                class="option ${index === this.#active ? "active" : ""}"
                aria-selected=${chosen}
                @click=${() => this.#parts.choose(option)}
            >
                <span>${option.label}${option.description ? html`<small>${option.description}</small>` : nothing}</span>
                ${chosen ? icon("check") : nothing}
            </li>`;
    }

    readonly #scrolled = (): void => {
        const list = this.#list;
        if (list && isNearEnd(list)) void this.source.next();
    };

    /** A page of which little is left, as a picker leaves out what is in already, cannot be scrolled. */
    hostUpdated(): void {
        const list = this.#list;
        if (this.open && list && isTooShort(list)) void this.source.next();
    }
}
