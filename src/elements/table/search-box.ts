import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import group from "@patternfly/patternfly/components/TextInputGroup/text-input-group.css";
import ring from "#src/base/styles/control-ring.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "../element.ts";
import { searchField } from "../search-field.ts";

/** ms without a key before the search starts by itself. */
const PAUSE = 250;

/**
 * A field to search a list by.
 * @event ak-search - Enter was pressed, the text was cleared, or typing has paused; detail is the text. Not when `value` is set from outside.
 */
@customElement("ak-search-box")
export class SearchBox extends AkElement {
    static override styles = [
        group,
        button,
        ring,
        css`
            /* Keeps its place, so that nothing beside it moves when somebody begins to type. */
            .idle {
                visibility: hidden;
            }
        `,
    ];

    @property() value = "";
    /** What is searched, where a page has several of them. */
    @property() label = "";

    @query("input") private input!: HTMLInputElement;
    #timer: ReturnType<typeof setTimeout> | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    protected override render(): TemplateResult {
        return html`<form class="pf-v6-c-text-input-group" role="search" aria-label=${this.label || nothing} @submit=${this.#submit}>
            ${searchField(
                html`<input
                    class="pf-v6-c-text-input-group__text-input"
                    type="text"
                    inputmode="search"
                    autocomplete="off"
                    aria-label=${msg("Search")}
                    placeholder=${msg("Search")}
                    .value=${this.value}
                    @input=${this.#typed}
                />`,
            )}
            <div class="pf-v6-c-text-input-group__utilities ${this.value ? "" : "idle"}">
                <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Clear search")} @click=${this.#clear}>
                    <span class="pf-v6-c-button__icon">${icon("close")}</span>
                </button>
            </div>
        </form>`;
    }

    #typed(): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#search(this.input.value), PAUSE);
    }

    #submit(event: SubmitEvent): void {
        event.preventDefault();
        this.#search(this.input.value);
    }

    #clear(): void {
        this.#search("");
        this.input.focus();
    }

    #search(text: string): void {
        clearTimeout(this.#timer);
        if (text === this.value) return;
        this.value = text;
        this.emit("ak-search", text);
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-search-box": SearchBox;
    }
}
