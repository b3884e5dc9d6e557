import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { kindTitle } from "#src/base/kinds.ts";
import { icon } from "#src/base/icons.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { label } from "#src/elements/label.ts";
import type { Sorting } from "#src/elements/sorting.ts";
import type { Step } from "./picture.ts";
import { afterWrongAnswer, alsoStep, inOtherFlows } from "./words.ts";

/** A stage, with what is to be known of its place. */
export function stepCard({ binding, again, isTied }: Step, index: number, sorting: Sorting, menu: readonly MenuItem[]): TemplateResult {
    const { name } = binding.stage_obj;
    const mark = (text: string | undefined): unknown => (text === undefined ? nothing : label(text));
    return html`<div class="box stage">
        <button
            class="handle"
            type="button"
            aria-label=${msg(str`Move ${name}, step ${index + 1}`)}
            aria-description=${msg("Up and down arrow keys move it.")}
            data-tip=${msg("Drag it, or use the up and down arrow keys.")}
            @pointerdown=${sorting.grab}
            @keydown=${sorting.press}
        >
            ${icon("grip")}
        </button>
        <div class="words">
            <span class="name">${name}</span>
            <small>${kindTitle(binding.stage_obj)} · ${msg(str`order ${binding.order}`)}</small>
            <span class="marks">
                ${again.length > 0 ? label(alsoStep(again), "blue") : nothing} ${mark(inOtherFlows(binding))} ${mark(afterWrongAnswer(binding))}
                ${isTied ? label(msg("Same order as the step before: which comes first is not certain"), "orange") : nothing}
            </span>
        </div>
        <ak-dropdown icon="more" label=${msg(str`Actions for ${name}, step ${index + 1}`)} .items=${menu}></ak-dropdown>
    </div>`;
}
