import { msg, str } from "@lit/localize";
import { html } from "lit";
import { sources, type Source } from "#src/api/sources.api.ts";
import { plural } from "#src/base/plural.ts";
import { label } from "#src/elements/label.ts";
import { link } from "#src/elements/table/column.ts";
import { familyPage } from "#src/pages/family-page.ts";
import { sourceKinds } from "./forms.ts";
import { services } from "./services.ts";
import type { SourceRow } from "./source-form.ts";
import { sourceHref } from "./source-href.ts";
import { usesWithBindings } from "../policies/uses-with-bindings.ts";

const { "ak-source-ldap-form": ldap, "ak-source-saml-form": saml, "ak-source-plex-form": plex } = sourceKinds;

/** Where people come from who have an account elsewhere. */
export const sourcesPage = familyPage<Source, SourceRow>({
    title: () => msg("Sources"),
    description: () => msg("Directories, companies and social networks whose accounts can be used here."),
    help: "sources",
    creation: () => msg("New source"),
    kinds: sourceKinds,
    offered: [ldap, saml, ...services, plex],
    kindOf: ({ component }) => component,
    headingOf: (source) => (isBuiltIn(source) ? msg("Built-in") : source.verbose_name_plural),
    load: sources.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: named },
        { title: () => msg("Slug"), sort: "slug", cell: ({ slug }) => html`<code>${slug}</code>` },
    ],
    empty: () => ({ header: msg("No sources yet."), text: msg("With a source, people can sign in with an account that they have elsewhere.") }),
    peek: async () => (await import("./source.peek.ts")).sourcePeek,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 source?"), other: msg(str`Delete ${count} sources?`) }),
        key: ({ slug }) => slug,
        usedBy: usesWithBindings(sources.usedBy, ({ pk }) => pk),
        destroy: sources.destroy,
        notice: (chosen) => chosen.some(isBuiltIn) && msg("The built-in source cannot be created again here."),
    },
});

/** The database of this server itself, which is of no kind. */
const isBuiltIn = ({ component }: Source): boolean => component === "";

function named(source: Source): unknown {
    if (isBuiltIn(source)) return html`<span class="stacked">${source.name}<small>${label(msg("Built-in"))}</small></span>`;
    const name = link(sourceHref(source.slug), source.name);
    return source.enabled ? name : html`<span class="stacked">${name}<small>${label(msg("Disabled"), "orange")}</small></span>`;
}
