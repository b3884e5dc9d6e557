import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";
import type { FormField } from "./field.ts";

/** What is to be said of a field as it stands. */
interface Said {
    errors: readonly string[];
    caution: string | undefined;
    isChanged: boolean;
}

/** One field of a form: label, control, help, and what is wrong or odd about it. */
export function formField(field: FormField, value: unknown, { errors, caution, isChanged }: Said): TemplateResult {
    const { name, label, required = false, help, inline = false, explain = String } = field;
    const invalid = errors.length > 0;
    const control = field.control({ id: name, name, value, required, invalid, describedBy: `${name}-changed ${name}-help ${name}-caution ${name}-errors` });
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
        <div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${name}-caution" role="status" ?hidden=${caution === undefined}>
            ${caution === undefined ? nothing : item("warning", caution)}
        </div>
        <div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${name}-errors" role="alert" ?hidden=${!invalid}>
            ${errors.map((error) => item("error", explain(error)))}
        </div>
    </div>`;
}

const item = (kind: "error" | "warning", text: string): TemplateResult =>
    html`<div class="pf-v6-c-helper-text__item pf-m-${kind}">
        <span class="pf-v6-c-helper-text__item-icon">${icon(kind)}</span><span class="pf-v6-c-helper-text__item-text">${text}</span>
    </div>`;
