import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import { listPage } from "#src/pages/list-page.ts";
import { href } from "#src/base/route.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { link } from "#src/elements/table/column.ts";
import { flowForms } from "./forms.ts";
import { runFlow } from "./flow-run.ts";
import { designations, wordFor } from "./flow-words.ts";
import { plural } from "#src/base/plural.ts";

const iconLink = (name: IconName, label: string, to: string): TemplateResult =>
    html`<a class="pf-v6-c-button pf-m-plain" href=${to} aria-label=${label} title=${label}><span class="pf-v6-c-button__icon">${icon(name)}</span></a>`;

/** Every way in, through and out. */
export const flowsPage = listPage<Flow>({
    title: () => msg("Flows"),
    description: () => msg("A flow is a sequence of stages: to sign in, enroll, recover or authorize."),
    load: flows.list,
    order: "slug",
    name: ({ name }) => name,
    columns: [
        {
            title: () => msg("Identifier"),
            sort: "slug",
            cell: ({ slug, title }) => html`<span class="stacked">${link(href(`/flow/flows/${slug}`), slug)}<small>${title}</small></span>`,
        },
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Designation"), sort: "designation", cell: ({ designation }) => wordFor(designations(), designation) },
        { title: () => msg("Stages"), cell: ({ stages }) => stages.length },
        { title: () => msg("Policies"), cell: ({ policies }) => policies.length },
    ],
    create: [
        { label: () => msg("Create"), form: flowForms.flow },
        { label: () => msg("Import"), form: flowForms.import },
    ],
    edit: flowForms.flow,
    actions: (flow) =>
        html`${runFlow(flow, "pf-m-plain", html`<span class="pf-v6-c-button__icon">${icon("leave")}</span>`, msg(str`Run ${flow.name}`))}${iconLink("file", msg(str`Export ${flow.name}`), flow.export_url)}`,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 flow?"), other: msg(str`Delete ${count} flows?`) }),
        key: ({ slug }) => slug,
        usedBy: flows.usedBy,
        destroy: flows.destroy,
    },
    filters: () => html`<button class="pf-v6-c-button pf-m-link" type="button" @click=${clearCache}>${msg("Clear cache")}</button>`,
});

async function clearCache(): Promise<void> {
    try {
        await flows.clearCache();
        notify("success", msg("The cache was cleared."));
    } catch (error) {
        notifyFailure(error);
    }
}
