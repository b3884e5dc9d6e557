import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import type { Prompt } from "#src/api/challenges.ts";
import { offeredLocales } from "#src/base/locales.ts";
import { safeHtml } from "#src/base/safe-html.ts";
import { selectArrow } from "#src/elements/select-arrow.ts";
import { field, labelled, type Field } from "./field.ts";
import { passwordField } from "./password-field.ts";
import { serverText } from "./server-texts.ts";

type Renderer = (prompt: Prompt, errors: readonly string[], value: string | undefined) => unknown;

/**
 * One prompt of a prompt stage, by its type; its `placeholder` is an example, a value, or the text itself.
 * @param value   the initial value of an input, where the type does not decide it
 */
export const promptField = (prompt: Prompt, errors: readonly string[], value?: string): unknown => renderers[prompt.type](prompt, errors, value);

const common = (prompt: Prompt, errors: readonly string[]): Field => ({
    name: prompt.field_key,
    label: serverText(prompt.label),
    required: prompt.required,
    errors,
    hint: prompt.sub_text ? safeHtml(prompt.sub_text) : nothing,
});

const input =
    (options: Partial<Field> = {}): Renderer =>
    (prompt, errors, value) =>
        field({ ...common(prompt, errors), ...(value === undefined ? { placeholder: serverText(prompt.placeholder) } : { value }), ...options });

const renderers: Record<Prompt["type"], Renderer> = {
    "text": input(),
    "text_read_only": (prompt, errors) => field({ ...common(prompt, errors), value: prompt.placeholder, readonly: true, required: false }),
    "username": input({ autocomplete: "username" }),
    "email": input({ type: "email", autocomplete: "email" }),
    "password": (prompt, errors) => passwordField({ ...common(prompt, errors), placeholder: serverText(prompt.placeholder), autocomplete: "new-password" }),
    "number": input({ type: "number" }),
    "date": input({ type: "date" }),
    "date-time": input({ type: "datetime-local" }),
    "file": input({ type: "file" }),
    "checkbox": checkbox,
    "separator": (prompt) => html`<div class="ak-or"><span>${prompt.placeholder}</span></div>`,
    "hidden": (prompt) => html`<input type="hidden" name=${prompt.field_key} .value=${prompt.placeholder} />`,
    "static": (prompt) => html`<div class="ak-static">${safeHtml(prompt.placeholder)}</div>`,
    "ak-locale": locale,
};

function checkbox(prompt: Prompt, errors: readonly string[]): unknown {
    const id = `ak-field-${prompt.field_key}`;
    return html`<div class="pf-v6-c-form__group">
        <div class="pf-v6-c-check">
            <input
                class="pf-v6-c-check__input"
                type="checkbox"
                id=${id}
                name=${prompt.field_key}
                ?checked=${prompt.placeholder !== ""}
                ?required=${prompt.required}
                aria-invalid=${errors.length > 0}
                aria-describedby="${id}-error"
            />
            <label class="pf-v6-c-check__label" for=${id}>
                ${prompt.label}${prompt.required ? html`<span class="pf-v6-c-form__label-required" aria-hidden="true">*</span>` : nothing}
            </label>
            ${prompt.sub_text ? html`<span class="pf-v6-c-check__description">${safeHtml(prompt.sub_text)}</span>` : nothing}
        </div>
        <div class="pf-v6-c-form__helper-text pf-v6-c-helper-text" id="${id}-error" role="alert">${errors.join(" ")}</div>
    </div>`;
}

function locale(prompt: Prompt, errors: readonly string[]): unknown {
    const id = `ak-field-${prompt.field_key}`;
    const options = offeredLocales.map(({ code, label }) => html`<option value=${code} ?selected=${code === prompt.placeholder}>${label}</option>`);
    const control = html`<span class="pf-v6-c-form-control">
        <select id=${id} name=${prompt.field_key} aria-invalid=${errors.length > 0} aria-describedby="${id}-error">
            <option value="">${msg("As the browser says")}</option>
            ${options}
        </select>
        ${selectArrow()}
    </span>`;
    return labelled(id, serverText(prompt.label), prompt.required, errors, common(prompt, errors).hint, control);
}
