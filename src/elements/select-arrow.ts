import { html, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";

/** The arrow of a `<select>`, which PatternFly's form control takes from the browser; it stands behind the select, in the same control. */
export const selectArrow = (): TemplateResult =>
    html`<span class="pf-v6-c-form-control__utilities"><span class="pf-v6-c-form-control__toggle-icon">${icon("down")}</span></span>`;
