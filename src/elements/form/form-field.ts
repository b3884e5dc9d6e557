import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";
import type { FormField } from "./field.ts";

/** One field of a form: label, control, help, and what is wrong with it. */
export function formField(field: FormField, value: unknown, errors: readonly string[], isChanged: boolean): TemplateResult {
    const { name, label, required = false, help, inline = false, explain = String } = field;
    const invalid = errors.length > 0;
    const control = field.control({ id: name, name, value, required, invalid, describedBy: `${name}-changed ${name}-help ${name}-errors` });
    // Always there, since controls are described by it; empty while there is nothing to say.
    const mark = html`<small class="mark" id="${name}-changed">${isChanged ? msg("Changed") : nothing}</small>`;
    return html`<div class="pf-v6-c-form__group ${inline ? "inline" : ""}">
        ${
            inline
                ? html`<div class="switched">
                      <label class="switch">${control}<span>${label}</span></label
                      >${mark}
                  </div>`
                : html`<div class="pf-v6-c-form__group-label">
                          <label class="pf-v6-c-form__label" for=${name}>
                              <span class="pf-v6-c-form__label-text">${label}</span>
                              ${required ? html`<span class="pf-v6-c-form__label-required" aria-hidden="true">*</span>` : nothing}
                          </label>
                          ${mark}
                      </div>
                      <div class="pf-v6-c-form__group-control">${control}</div>`
        }
        <div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${name}-help" ?hidden=${!help}><div>${help}</div></div>
        <div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${name}-errors" role="alert" ?hidden=${!invalid}>
            ${errors.map((error) => problem(explain(error)))}
        </div>
    </div>`;
}

const problem = (text: string): TemplateResult =>
    html`<div class="pf-v6-c-helper-text__item pf-m-error">
        <span class="pf-v6-c-helper-text__item-icon">${icon("error")}</span><span class="pf-v6-c-helper-text__item-text">${text}</span>
    </div>`;
