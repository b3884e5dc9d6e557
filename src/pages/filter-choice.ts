import { html, type TemplateResult } from "lit";
import { selectArrow } from "#src/elements/select-arrow.ts";
import { selectOption } from "#src/elements/select-option.ts";

/** Chooses one way to narrow a list, or none. @param label says so, and is shown where none is chosen */
export const filterChoice = (
    label: string,
    options: readonly (readonly [value: string, label: string])[],
    chosen: string,
    choose: (value: string) => void,
): TemplateResult =>
    html`<span class="pf-v6-c-form-control">
        <select aria-label=${label} @change=${({ target }: Event & { target: HTMLSelectElement }) => choose(target.value)}>
            ${[["", label] as const, ...options].map(([value, text]) => selectOption(value, text, value === chosen))}
        </select>
        ${selectArrow()}
    </span>`;
