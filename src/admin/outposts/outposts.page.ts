import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { outposts, type Outpost } from "#src/api/outposts.api.ts";
import { plural } from "#src/base/plural.ts";
import { breakable } from "#src/elements/breakable.ts";
import { iconButton, link } from "#src/elements/table/column.ts";
import { listPage } from "#src/pages/list-page.ts";
import { providerHref } from "../providers/provider-href.ts";
import { outpostForms } from "./forms.ts";
import "./outpost-health.ts";
import { hostOf, isEmbedded, signsInAt, typeName } from "./outpost-words.ts";

/** What works beside the server for applications that cannot sign people in by themselves. */
export const outpostsPage = listPage<Outpost>({
    title: () => msg("Outposts"),
    description: () => msg("Programs beside the server: proxies in front of applications, and LDAP servers."),
    help: "outposts",
    load: outposts.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: named },
        { title: () => msg("Type"), sort: "type", cell: ({ type }) => typeName(type) },
        { title: () => msg("Providers"), cell: providersOf },
        { title: () => msg("Integration"), cell: ({ service_connection_obj: integration }) => integration?.name ?? "–" },
        { title: () => msg("Health"), cell: ({ pk }) => html`<ak-outpost-health brief outpost=${pk}></ak-outpost-health>` },
    ],
    create: [{ label: () => msg("Create"), form: outpostForms.outpost }],
    edit: outpostForms.outpost,
    actions: (outpost) =>
        isEmbedded(outpost)
            ? nothing
            : iconButton("run", msg(str`How to run ${outpost.name}`), async () => (await import("./deployment.ts")).showDeployment(outpost)),
    expand: ({ pk }) => html`<ak-outpost-health outpost=${pk}></ak-outpost-health>`,
    empty: () => ({ header: msg("No outposts yet."), text: msg("Applications behind a proxy, and those that speak LDAP, need one.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 outpost?"), other: msg(str`Delete ${count} outposts?`) }),
        key: ({ pk }) => pk,
        usedBy: outposts.usedBy,
        destroy: outposts.destroy,
        notice: (chosen) => chosen.some(isEmbedded) && msg("The embedded outpost comes back, empty, with the next start."),
    },
});

function named(outpost: Outpost): TemplateResult {
    // An address may be long: it goes on in the next line on a phone, as a label would not.
    return html`<span class="stacked">${outpost.name}<small>${breakable(signsInAt(hostOf(outpost)))}</small></span>`;
}

function providersOf({ providers_obj: providers }: Outpost): TemplateResult {
    if (providers.length === 0) return html`–`;
    return html`<span class="stacked">${providers.map(({ pk, name }) => link(providerHref(pk), name))}</span>`;
}
