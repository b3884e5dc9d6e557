import { html, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";

/** An input as what one searches by: a magnifier stands before it. Wants the styles of PatternFly's text input group. */
export const searchField = (input: TemplateResult): TemplateResult =>
    html`<div class="pf-v6-c-text-input-group__main pf-m-icon">
        <span class="pf-v6-c-text-input-group__text"><span class="pf-v6-c-text-input-group__icon">${icon("search")}</span>${input}</span>
    </div>`;
