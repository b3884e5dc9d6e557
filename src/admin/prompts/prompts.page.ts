import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { prompts, type Prompt } from "#src/api/prompts.api.ts";
import { plural } from "#src/base/plural.ts";
import { href } from "#src/base/route.ts";
import { cellText } from "#src/elements/breakable.ts";
import { link } from "#src/elements/table/column.ts";
import { listPage } from "#src/pages/list-page.ts";
import { promptForms } from "./forms.ts";
import { promptType } from "./prompt-words.ts";

/** The fields that prompt stages ask for. */
export const promptsPage = listPage<Prompt>({
    title: () => msg("Prompts"),
    description: () => msg("Single fields that prompt stages ask for. Several stages may share one."),
    help: "prompts",
    load: prompts.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        {
            title: () => msg("Name"),
            sort: "name",
            cell: ({ name, label }) => html`<span class="stacked">${cellText(name)}<small>${cellText(label)}</small></span>`,
        },
        { title: () => msg("Field key"), sort: "field_key", cell: ({ field_key: key }) => html`<code>${key}</code>` },
        { title: () => msg("Type"), sort: "type", cell: ({ type }) => promptType(type) },
        { title: () => msg("Order"), sort: "order", cell: ({ order }) => order },
        { title: () => msg("Stages"), cell: stagesOf },
    ],
    create: [{ label: () => msg("Create"), form: promptForms.prompt }],
    edit: promptForms.prompt,
    empty: () => ({ icon: "edit", header: msg("No prompts yet."), text: msg("A prompt is a field that a prompt stage asks for.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 prompt?"), other: msg(str`Delete ${count} prompts?`) }),
        key: ({ pk }) => pk,
        usedBy: prompts.usedBy,
        destroy: prompts.destroy,
    },
});

/** The stages that ask for it, each as a link to where it is listed. */
function stagesOf({ promptstage_set: stages = [] }: Prompt): TemplateResult {
    if (stages.length === 0) return html`<small>${msg("In no stage")}</small>`;
    return html`<span class="stacked">${stages.map(({ name }) => link(href("/flow/stages", { search: name }), name))}</span>`;
}
