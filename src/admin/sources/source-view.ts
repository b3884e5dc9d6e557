import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { changelog } from "#src/admin/events/event-lists.ts";
import { policyBindingList } from "#src/admin/policies/policy-bindings.ts";
import type { Source } from "#src/api/sources.api.ts";
import { modelOf } from "#src/base/kinds.ts";
import { card } from "#src/elements/card.ts";
import { type Entries, facts } from "#src/elements/description.ts";
import { yesNo } from "#src/elements/table/column.ts";
import type { Tab } from "#src/elements/tabs.ts";
import { formOf } from "#src/pages/family.ts";
import type { ViewHandle } from "#src/pages/view-page.ts";
import { sourceKinds } from "./forms.ts";
import "./source-offer.ts";

/** A source, with what its page shows of it. */
export interface ShownSource extends Source {
    /** What its kind has to tell. */
    readonly facts: Entries;
    readonly tabs: (view: ViewHandle<ShownSource>) => readonly Tab[];
}

/** Loads what the page of a source shows, which depends on its kind. */
export type SourceView = (source: Source, signal: AbortSignal) => Promise<ShownSource>;

/** What is shown of the sources of one kind, beside what all kinds have: facts, edit button, changes. */
interface KindOfView<T> {
    load: (slug: string, signal: AbortSignal) => Promise<T>;
    facts: (loaded: T) => Entries;
    /** Cards beside the facts. */
    cards?: (loaded: T, view: ViewHandle<ShownSource>) => unknown;
    /** What is missing before anybody can sign in. */
    warnings?: (loaded: T) => unknown;
    tabs?: (loaded: T) => readonly Tab[];
}

/** Describes the page of sources of one kind: a file `<kind>.view.ts` with one call of it, named in `source.page.ts`. */
export const sourceView =
    <T>({ load, facts: own, cards, warnings, tabs = () => [] }: KindOfView<T>): SourceView =>
    async (source, signal) => {
        const loaded = await load(source.slug, signal);
        const overview = (view: ViewHandle<ShownSource>): TemplateResult => html`
            <div class="steps">${warnings?.(loaded) ?? nothing}</div>
            <div class="grid grid--aside">
                ${card({
                    title: msg("Source"),
                    body: facts([[msg("Slug"), html`<code>${source.slug}</code>`], [msg("Enabled"), yesNo(source.enabled ?? false)], ...own(loaded)]),
                    ...(Object.hasOwn(sourceKinds, source.component) ? { actions: editButton(source, view) } : {}),
                })}
                <div class="more">${cards?.(loaded, view) ?? nothing}</div>
            </div>
        `;
        return {
            ...source,
            facts: own(loaded),
            tabs: (view) => [
                { name: "page-overview", title: msg("Overview"), content: () => overview(view) },
                ...tabs(loaded),
                { name: "page-changelog", title: msg("Changes"), content: () => changelog({ ...modelOf(source), pk: source.pk }) },
            ],
        };
    };

/** Of a kind that has no page of its own here. */
export const plainView = sourceView({ load: async () => undefined, facts: () => [] });

/** Of a source that people choose themselves: whether they can. */
export const offer = (source: Pick<Source, "pk" | "name">): TemplateResult => html`<ak-source-offer .source=${source}></ak-source-offer>`;

/** Who may come in by a source that people come by themselves. Its name in the address is authentik's, which differs by kind. */
export const bindingsTab = ({ pk }: { pk: string }, name = "page-policy-bindings"): Tab => ({
    name,
    title: msg("Policies"),
    content: () =>
        html`<div>
            <p>${msg("They decide who can sign in by this source.")}</p>
            ${policyBindingList(pk, "policies", msg("Everybody can sign in with it."), "source")}
        </div>`,
});

const editButton = (source: Source, view: ViewHandle<ShownSource>): TemplateResult =>
    html`<button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(formOf(sourceKinds, source.component))}>${msg("Edit")}</button>`;
