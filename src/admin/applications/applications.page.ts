import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { kindTitle } from "#src/base/kinds.ts";
import { applications, type Application } from "#src/api/applications.api.ts";
import { icon } from "#src/base/icons.ts";
import { linkable } from "#src/base/browser.ts";
import { listPage } from "#src/pages/list-page.ts";
import { href } from "#src/base/route.ts";
import { link } from "#src/elements/table/column.ts";
import { providerHref } from "../providers/provider-href.ts";
import { applicationIcon } from "./application-icon.ts";
import { applicationForms } from "./forms.ts";
import { plural } from "#src/base/plural.ts";
import { usesWithBindings } from "../policies/uses-with-bindings.ts";

/** Every application, whoever may open it. */
export const applicationsPage = listPage<Application>({
    title: () => msg("Applications"),
    description: () => msg("The applications that people sign in to. All of them are listed, even those you may not open."),
    help: "applications",
    load: (query, signal) => applications.list({ ...query, superuser_full_list: true }, signal),
    key: ({ slug }) => slug,
    name: ({ name }) => name,
    order: "name",
    columns: [
        { title: () => msg("Icon"), cell: applicationIcon },
        {
            title: () => msg("Name"),
            sort: "name",
            cell: ({ slug, name, meta_publisher: publisher }) =>
                html`<span class="stacked">${link(href(`/core/applications/${slug}`), name)}<small>${publisher}</small></span>`,
        },
        { title: () => msg("Group"), sort: "group", cell: ({ group }) => group || "–" },
        { title: () => msg("Provider"), cell: ({ provider_obj: provider }) => (provider ? link(providerHref(provider.pk), provider.name) : "–") },
        { title: () => msg("Provider type"), cell: ({ provider_obj: provider }) => (provider ? kindTitle(provider) : "–") },
    ],
    create: [
        { label: () => msg("Create"), form: applicationForms.application },
        { label: () => msg("Create with wizard"), open: openWizard, address: "createWizard" },
    ],
    edit: applicationForms.application,
    actions: launch,
    peek: async () => (await import("./application.peek.ts")).applicationPeek,
    empty: () => ({ icon: "applications", header: msg("No applications yet."), text: msg("Create one for everything that people sign in to.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 application?"), other: msg(str`Delete ${count} applications?`) }),
        key: ({ slug }) => slug,
        usedBy: usesWithBindings(applications.usedBy, ({ pk }) => pk),
        destroy: applications.destroy,
    },
});

async function openWizard(): Promise<boolean> {
    return (await import("./wizard/application-wizard.ts")).openApplicationWizard();
}

function launch({ launch_url, name }: Application): TemplateResult | typeof nothing {
    const url = linkable(launch_url);
    if (!url) return nothing;
    const label = msg(str`Open ${name}`);
    return html`<a class="pf-v6-c-button pf-m-plain" href=${url} target="_blank" rel="noopener noreferrer" aria-label=${label} data-tip>
        <span class="pf-v6-c-button__icon">${icon("leave")}</span>
    </a>`;
}
