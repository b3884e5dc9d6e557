import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { testFields } from "#src/admin/policies/test-fields.ts";
import { mappings, type MappingResult, type MappingTest, type PropertyMapping } from "#src/api/property-mappings.api.ts";
import { icon } from "#src/base/icons.ts";
import "#src/elements/code/codemirror.ts";
import { form } from "#src/elements/form/form.ts";

/** Tries out what a mapping makes of a user; it stays open, so that another can be tried. */
export const mappingTestForm = form<PropertyMapping, MappingTest, MappingResult>({
    header: ({ name }) => msg(str`Test ${name}`),
    submitLabel: () => msg("Test"),
    values: () => ({}),
    fields: testFields,
    save: (body, { pk }) => mappings.test(pk, body),
    result: ({ successful, result }) => (successful ? made(result) : failed(result)),
});

const made = (json: string): TemplateResult =>
    html`<h2>${msg("Result")}</h2>
        <ak-codemirror readonly label=${msg("Result")} mode="json" .value=${json}></ak-codemirror>`;

const failed = (reason: string): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline">
        <div class="pf-v6-c-alert__icon">${icon("error")}</div>
        <p class="pf-v6-c-alert__title">${msg("The expression failed.")}</p>
        <div class="pf-v6-c-alert__description"><code>${reason}</code></div>
    </div>`;
