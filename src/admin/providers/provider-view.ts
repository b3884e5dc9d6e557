import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { changelog } from "#src/admin/events/event-lists.ts";
import type { Provider } from "#src/api/providers.api.ts";
import { href } from "#src/base/route.ts";
import "#src/elements/alert.ts";
import { modelOf } from "#src/base/kinds.ts";
import { card } from "#src/elements/card.ts";
import { type Entries, facts } from "#src/elements/description.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { link } from "#src/elements/table/column.ts";
import type { Tab } from "#src/elements/tabs.ts";
import { help } from "#src/pages/help/help.ts";
import type { Subject } from "#src/pages/help/subjects.ts";
import type { ViewHandle } from "#src/pages/view-page.ts";
import { applicationForms } from "../applications/forms.ts";
import type { ProviderKind } from "./provider-kinds.ts";

/** A provider, with what its page shows of it. */
export interface ShownProvider extends Provider {
    /** What its kind has to tell. */
    readonly facts: Entries;
    readonly tabs: (view: ViewHandle<ShownProvider>, kind: ProviderKind | undefined) => readonly Tab[];
}

/** Loads what the page of a provider shows, which depends on its kind. */
export type ProviderView = (provider: Provider, signal: AbortSignal) => Promise<ShownProvider>;

/** What is shown of the providers of one kind, beside what all kinds have: application, edit button, changes. */
interface KindOfView<T> {
    load: (pk: number, signal: AbortSignal) => Promise<T>;
    facts: (loaded: T) => Entries;
    /** Cards beside the facts. */
    cards: (loaded: T) => unknown;
    /** What is missing, beside an application, before anybody can sign in. */
    warnings?: (loaded: T) => unknown;
    tabs?: (loaded: T) => readonly Tab[];
    /** What is good to know about this kind. */
    help?: Subject;
}

/** Describes the page of providers of one kind: a file `<kind>.view.ts` with one call of it, named in `provider-kinds.ts`. */
export const providerView =
    <T>({ load, facts: own, cards, warnings, tabs = () => [], help: subject }: KindOfView<T>): ProviderView =>
    async (provider, signal) => {
        const loaded = await load(provider.pk, signal);
        const overview = (view: ViewHandle<ShownProvider>, kind: ProviderKind | undefined): TemplateResult => html`
            <div class="steps">${isApplied(provider) ? nothing : unapplied(provider, view)} ${warnings?.(loaded) ?? nothing}</div>
            <div class="grid grid--aside">
                ${card({
                    title: msg("Provider"),
                    body: facts([[msg("Application"), isApplied(provider) ? applicationLink(provider) : ""], ...own(loaded)]),
                    ...(kind ? { actions: editButton(() => view.edit(kind.form)) } : {}),
                })}
                <div class="more">${cards(loaded)}</div>
            </div>
            ${subject ? help(subject) : nothing}
        `;
        return {
            ...provider,
            facts: own(loaded),
            tabs: (view, kind) => [
                { name: "page-overview", title: msg("Overview"), content: () => overview(view, kind) },
                ...tabs(loaded),
                { name: "page-changelog", title: msg("Changes"), content: () => changelog({ ...modelOf(provider), pk: provider.pk }) },
            ],
        };
    };

/** Of a kind that has no page of its own here. */
export const plainView = providerView({ load: async () => undefined, facts: () => [], cards: () => nothing });

const isApplied = ({ assigned_application_slug: slug }: Provider): boolean => Boolean(slug);

export const applicationLink = ({ assigned_application_slug: slug, assigned_application_name: name }: Provider): TemplateResult =>
    link(href(`/core/applications/${slug}`), name);

const unapplied = (provider: Provider, view: ViewHandle<ShownProvider>): TemplateResult => {
    const create = async (): Promise<void> => {
        if (await openForm(applicationForms.with(provider), undefined)) view.refresh();
    };
    return html`<ak-alert level="warning" header=${msg("No application uses this provider.")}>
        ${msg("People sign in through an application: until there is one, nobody can.")}
        <button slot="actions" class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${create}>${msg("Create application")}</button>
    </ak-alert>`;
};

const editButton = (edit: () => void): TemplateResult => html`<button class="pf-v6-c-button pf-m-primary" type="button" @click=${edit}>${msg("Edit")}</button>`;
