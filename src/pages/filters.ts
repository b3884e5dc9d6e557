import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import { AkElement } from "#src/elements/element.ts";
import { pushRouteState, setRouteState } from "#src/base/route.ts";
import ring from "#src/base/styles/control-ring.css";
import own from "./filters.css";
import { type Filter, filterValue } from "./filter.ts";
import { filterChoice } from "./filter-choice.ts";
import { timeRangeFilter } from "./time-range-filter.ts";

/** ms without a key before a list follows what is typed. */
const PAUSE = 250;

/**
 * Ways to narrow a list, kept in the address.
 * @event ak-filter - one of them has changed
 */
@customElement("ak-filters")
export class Filters extends AkElement {
    static override styles = [control, ring, own];

    @property({ attribute: false }) filters: readonly Filter[] = [];
    /** What each narrows by, in their order, as it stands in the address: it is changed by chips and by Back, too. */
    @property({ attribute: false }) values: readonly string[] = [];

    /** What may be meant in the field that has the focus. */
    @state() private suggested: { key: string; values: readonly string[] } = { key: "", values: [] };

    #timer: ReturnType<typeof setTimeout> | undefined;
    #suggesting: AbortController | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
        this.#suggesting?.abort();
    }

    protected override render(): TemplateResult {
        return html`${this.filters.map((filter, index) => this.#filter(filter, this.values[index] ?? ""))}`;
    }

    #filter(filter: Filter, chosen: string): TemplateResult {
        const { key, label, options, isTimeRange } = filter;
        if (isTimeRange) return timeRangeFilter(chosen, label(), (value) => this.#set(key, value));
        return options ? filterChoice(label(), options(), chosen, (value) => this.#set(key, value)) : this.#text(filter, chosen);
    }

    #text({ key, label, suggest }: Filter, chosen: string): TemplateResult {
        const typed = ({ target: { value } }: Event & { target: HTMLInputElement }): void => {
            clearTimeout(this.#timer);
            const picked = !suggest || value.trim() === "" || (this.suggested.key === key && this.suggested.values.includes(value));
            this.#timer = setTimeout(() => (picked ? this.#set(key, value.trim()) : void this.#suggest(key, value.trim(), suggest)), PAUSE);
        };
        const done = ({ target: { value } }: Event & { target: HTMLInputElement }): void => {
            clearTimeout(this.#timer);
            if (value.trim() !== filterValue(key)) this.#set(key, value.trim());
        };
        return html`<span class="pf-v6-c-form-control"
            ><input
                type="text"
                autocomplete="off"
                list=${suggest ? `${key}-suggested` : nothing}
                aria-label=${label()}
                placeholder=${label()}
                .value=${chosen}
                @input=${typed}
                @focus=${suggest ? ({ target: { value } }: Event & { target: HTMLInputElement }) => void this.#suggest(key, value.trim(), suggest) : nothing}
                @change=${suggest ? done : nothing}
            />${
                suggest
                    ? html`<datalist id="${key}-suggested">
                          ${this.suggested.key === key ? this.suggested.values.map((value) => html`<option value=${value}></option>`) : nothing}
                      </datalist>`
                    : nothing
            }</span
        >`;
    }

    /** A help only: where it fails, the value is typed. */
    async #suggest(key: string, text: string, suggest: NonNullable<Filter["suggest"]>): Promise<void> {
        this.#suggesting?.abort();
        const { signal } = (this.#suggesting = new AbortController());
        const values = await suggest(text, signal).catch(() => []);
        if (!signal.aborted) this.suggested = { key, values };
    }

    /** A step in the history, so that Back leads to what was listed before; one only for all that is typed into a field. */
    #set(key: string, value: string): void {
        const isTyped = this.filters.some((filter) => filter.key === key && !filter.options && !filter.isTimeRange);
        const change = isTyped && value !== "" && filterValue(key) !== "" ? setRouteState : pushRouteState;
        change({ [key]: value });
        this.emit("ak-filter");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-filters": Filters;
    }
}
