import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { icon } from "#src/base/icons.ts";

export interface Field {
    name: string;
    label: string;
    errors: readonly string[];
    /** Default: text. */
    type?: string;
    /** Token by which password managers know the field. */
    autocomplete?: AutoFill;
    value?: string;
    required?: boolean;
    readonly?: boolean;
    placeholder?: string;
    inputmode?: "numeric" | "text" | "tel" | "email";
    pattern?: string;
    /** Help below the control. */
    hint?: unknown;
    /** Shown at the end of the control, as a button that reveals a password. */
    utility?: unknown;
}

/** One labelled input with its errors, which are announced and named by the input. */
export function field(options: Field): TemplateResult {
    const { name, label, errors, required = true, readonly = false } = options;
    const id = `ak-field-${name}`;
    const invalid = errors.length > 0;
    return labelled(
        id,
        label,
        required,
        errors,
        options.hint,
        html` <span class="pf-v6-c-form-control ${invalid ? "pf-m-error" : ""} ${readonly ? "pf-m-readonly" : ""}">
                <input
                    id=${id}
                    name=${name}
                    type=${options.type ?? "text"}
                    autocomplete=${options.autocomplete ?? "off"}
                    autocapitalize="none"
                    spellcheck="false"
                    .value=${options.value ?? ""}
                    ?required=${required}
                    ?readonly=${readonly}
                    placeholder=${ifDefined(options.placeholder)}
                    inputmode=${ifDefined(options.inputmode)}
                    pattern=${ifDefined(options.pattern)}
                    aria-invalid=${invalid}
                    aria-describedby=${invalid ? `${id}-error` : nothing}
                />
                ${invalid ? html`<span class="pf-v6-c-form-control__utilities"><span class="pf-v6-c-form-control__icon pf-m-status">${icon("error")}</span></span>` : nothing}
            </span>
            ${options.utility ?? nothing}`,
    );
}

/** The frame around any control: label, help, errors. */
export const labelled = (id: string, label: string, required: boolean, errors: readonly string[], hint: unknown, control: unknown): TemplateResult =>
    html` <div class="pf-v6-c-form__group">
        <div class="pf-v6-c-form__group-label">
            <label class="pf-v6-c-form__label" for=${id}>
                <span class="pf-v6-c-form__label-text">${label}</span>
                ${required ? html`<span class="pf-v6-c-form__label-required" aria-hidden="true">*</span>` : nothing}
            </label>
        </div>
        <div class="pf-v6-c-form__group-control">
            <div class="ak-control">${control}</div>
            ${refusals(id, errors)} ${hint ? html`<div class="pf-v6-c-form__helper-text">${hint}</div>` : nothing}
        </div>
    </div>`;

/** What is wrong with a control, announced as it appears; the control names it by the id that ends in `-error`. */
export const refusals = (id: string, errors: readonly string[]): TemplateResult =>
    html`<div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${id}-error" role="alert" ?hidden=${errors.length === 0}>
        ${errors.map((error) => html`<div class="pf-v6-c-helper-text__item pf-m-error"><span class="pf-v6-c-helper-text__item-text">${error}</span></div>`)}
    </div>`;

/** What is wrong with the whole answer; announced as it appears. */
export const alerts = (messages: readonly string[]): TemplateResult =>
    html` <div role="alert" class="ak-alerts" ?hidden=${messages.length === 0}>
        ${messages.map(
            (message) =>
                html` <div class="pf-v6-c-alert pf-m-danger pf-m-inline">
                    <div class="pf-v6-c-alert__icon">${icon("error")}</div>
                    <p class="pf-v6-c-alert__title">${message}</p>
                </div>`,
        )}
    </div>`;
