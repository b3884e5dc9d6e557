import { html, type TemplateResult } from "lit";
import { selectArrow } from "#src/elements/select-arrow.ts";

/** Chooses one way to narrow a list, or none. @param label says so, and is shown where none is chosen */
export const filterChoice = (
    label: string,
    options: readonly (readonly [value: string, label: string])[],
    chosen: string,
    choose: (value: string) => void,
): TemplateResult =>
    html`<span class="pf-v6-c-form-control">
        <select aria-label=${label} @change=${({ target }: Event & { target: HTMLSelectElement }) => choose(target.value)}>
            ${[["", label] as const, ...options].map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
        </select>
        ${selectArrow()}
    </span>`;
