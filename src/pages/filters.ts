import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import { followRoute, routeState, setRouteState } from "#src/base/route.ts";
import ring from "#src/base/styles/control-ring.css";
import own from "./filters.css";
import { ownValue } from "#src/base/own-value.ts";

/** One way to narrow a list; its value is kept in the address. */
export interface Filter {
    /** Name in the address. */
    key: string;
    label: () => string;
    /** What can be chosen; anything can be typed where there are none. */
    options?: () => readonly (readonly [value: string, label: string])[];
}

/** A filter's value in the address; "" for none. */
export function filterValue(key: string): string {
    const value = ownValue(routeState(), key);
    return typeof value === "string" ? value : "";
}

/** The parts of the address that belong to filters. */
export const filterKeys = (filters: readonly Filter[]): readonly string[] => filters.map(({ key }) => key);

/** Whether the address narrows a list by any of them. */
export const isFiltered = (filters: readonly Filter[]): boolean => filters.some(({ key }) => filterValue(key) !== "");

/** The filters' values in the address, by key: a query, where they are named as the API's filters. */
export const filterValues = (filters: readonly Filter[]): Record<string, string> => Object.fromEntries(filters.map(({ key }) => [key, filterValue(key)]));

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

    #timer: ReturnType<typeof setTimeout> | undefined;
    #unfollow: (() => void) | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.#unfollow = followRoute(() => this.requestUpdate());
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#unfollow?.();
        clearTimeout(this.#timer);
    }

    protected override render(): TemplateResult {
        return html`${this.filters.map((filter) => (filter.options ? this.#choice(filter, filter.options()) : this.#text(filter)))}`;
    }

    #choice({ key, label }: Filter, options: readonly (readonly [string, string])[]): TemplateResult {
        const chosen = filterValue(key);
        return html`<span class="pf-v6-c-form-control">
            <select aria-label=${label()} @change=${(event: Event & { target: HTMLSelectElement }) => this.#set(key, event.target.value)}>
                <option value="" ?selected=${chosen === ""}>${label()}</option>
                ${options.map(([value, text]) => html`<option value=${value} ?selected=${chosen === value}>${text}</option>`)}
            </select>
            <span class="pf-v6-c-form-control__utilities"><span class="pf-v6-c-form-control__toggle-icon">${icon("down")}</span></span>
        </span>`;
    }

    #text({ key, label }: Filter): TemplateResult {
        const typed = (event: Event & { target: HTMLInputElement }): void => {
            clearTimeout(this.#timer);
            const { value } = event.target;
            this.#timer = setTimeout(() => this.#set(key, value.trim()), PAUSE);
        };
        return html`<span class="pf-v6-c-form-control"
            ><input type="text" autocomplete="off" aria-label=${label()} placeholder=${label()} .value=${filterValue(key)} @input=${typed}
        /></span>`;
    }

    #set(key: string, value: string): void {
        setRouteState({ [key]: value });
        this.emit("ak-filter");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-filters": Filters;
    }
}
