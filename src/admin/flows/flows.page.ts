import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { allPages } from "#src/api/all-pages.ts";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { tenants } from "#src/api/tenants.api.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import type { ListHandle } from "#src/pages/list.ts";
import { listPage } from "#src/pages/list-page.ts";
import { href } from "#src/base/route.ts";
import { confirm } from "#src/elements/dialog/dialogs.ts";
import { notify } from "#src/elements/messages.ts";
import { cellText } from "#src/elements/breakable.ts";
import { link } from "#src/elements/table/column.ts";
import { flowForms } from "./forms.ts";
import { runFlow } from "./flow-run.ts";
import { designations, wordFor } from "./flow-words.ts";
import { plural } from "#src/base/plural.ts";
import { usesWithBindings } from "../policies/uses-with-bindings.ts";

const iconLink = (name: IconName, label: string, to: string): TemplateResult =>
    html`<a class="pf-v6-c-button pf-m-plain" href=${to} aria-label=${label} data-tip><span class="pf-v6-c-button__icon">${icon(name)}</span></a>`;

/** Every way in, through and out. */
export const flowsPage = listPage<Flow>({
    title: () => msg("Flows"),
    description: () => msg("A flow is a sequence of stages: to sign in, enroll, recover or authorize."),
    help: "flows",
    load: flows.list,
    order: "slug",
    groupBy: { heading: ({ designation }) => wordFor(designations(), designation) },
    name: ({ slug }) => slug,
    columns: [
        {
            title: () => msg("Identifier"),
            sort: "slug",
            cell: ({ slug, title }) => html`<span class="stacked">${link(href(`/flow/flows/${slug}`), slug)}<small>${cellText(title)}</small></span>`,
        },
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Stages"), cell: ({ stages }) => stages.length },
        { title: () => msg("Policies"), cell: ({ policies }) => policies.length },
    ],
    create: [
        { label: () => msg("Create"), form: flowForms.flow },
        { label: () => msg("Import"), form: flowForms.import },
    ],
    edit: flowForms.flow,
    peek: async () => (await import("./flow.peek.ts")).flowPeek,
    actions: (flow) =>
        html`${runFlow(flow, "pf-m-plain", html`<span class="pf-v6-c-button__icon">${icon("leave")}</span>`, msg(str`Run ${flow.slug}`))}${iconLink("file", msg(str`Export ${flow.slug}`), flow.export_url)}`,
    empty: () => ({ icon: "folder", header: msg("No flows yet."), text: msg("Nobody can sign in without one. Create one, or import it from a file.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 flow?"), other: msg(str`Delete ${count} flows?`) }),
        key: ({ slug }) => slug,
        usedBy: usesWithBindings(flows.usedBy, ({ policybindingmodel_ptr_id: place }) => place),
        destroy: flows.destroy,
        lockout: async (chosen) => {
            const all = await allPages(tenants.list);
            const inUse = chosen.find(({ pk }) => all.some(({ flow_authentication: flow }) => flow === pk));
            return inUse && { text: msg("A tenant signs people in by this flow: without it, nobody may get in there."), name: inUse.slug };
        },
    },
    filters: (list) => html`<button class="pf-v6-c-button pf-m-link" type="button" @click=${() => void clearCache(list)}>${msg("Clear cache")}</button>`,
});

/** Plans are kept for speed; what policies have decided for them stays decided as long. */
async function clearCache(list: ListHandle): Promise<void> {
    const cleared = await confirm({
        header: msg("Clear the cache of flows?"),
        text: msg("Plans are kept for a few minutes. Without them, every flow asks its policies again when it is run next."),
        yes: msg("Clear cache"),
        danger: true,
        run: flows.clearCache,
    });
    if (!cleared) return;
    notify("success", msg("The cache was cleared."));
    list.refresh();
}
