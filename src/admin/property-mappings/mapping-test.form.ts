import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { testFields } from "#src/admin/policies/test-fields.ts";
import { factsOf, textOf } from "#src/admin/events/values.ts";
import { events } from "#src/api/events.api.ts";
import { mappings, type MappingResult, type MappingTest, type PropertyMapping } from "#src/api/property-mappings.api.ts";
import { icon } from "#src/base/icons.ts";
import "#src/elements/code/codemirror.ts";
import { form } from "#src/elements/form/form.ts";

interface Tested extends MappingResult {
    traceback?: string | undefined;
}

/** Tries out what a mapping makes of a user; it stays open, so that another can be tried. */
export const mappingTestForm = form<PropertyMapping, MappingTest, Tested>({
    header: ({ name }) => msg(str`Test ${name}`),
    submitLabel: () => msg("Test"),
    values: () => ({}),
    fields: testFields,
    async save(body, { pk }) {
        const answer = await mappings.test(pk, body);
        return answer.successful ? answer : { ...answer, traceback: await lastTraceback(pk) };
    },
    result: ({ successful, result, traceback }) => (successful ? made(result) : failed(result, traceback)),
});

/** Where the mapping failed: the answer has only the exception's words, the event log has its class and lines too. */
async function lastTraceback(pk: string): Promise<string | undefined> {
    const { results } = await events.list({ action: "property_mapping_exception", ordering: "-created", page_size: 1 });
    const { mapping, message } = factsOf(results[0]?.context);
    return textOf(factsOf(mapping)["pk"]) === pk.replaceAll("-", "") ? textOf(message) : undefined;
}

const made = (json: string): TemplateResult =>
    html`<h2>${msg("Result")}</h2>
        <ak-codemirror readonly label=${msg("Result")} mode="json" .value=${json}></ak-codemirror>`;

const failed = (reason: string, traceback: string | undefined): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline">
            <div class="pf-v6-c-alert__icon">${icon("error")}</div>
            <p class="pf-v6-c-alert__title">${msg("The expression failed.")}</p>
            <div class="pf-v6-c-alert__description"><code>${reason}</code></div>
        </div>
        ${traceback === undefined ? nothing : html`<pre>${traceback}</pre>`}`;
